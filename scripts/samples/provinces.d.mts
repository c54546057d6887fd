declare const provinces: Record<string, string>;
export default provinces;
