/** What the plugins in this folder add to the module system. */

/** The bundled worker as a classic script, to be started from a blob: URL. */
declare module '*?worker-source' {
  const source: string;
  export default source;
}

/** `rules/schema/<name>.schema.json`, compiled ahead: no code is made at run time. */
declare module 'virtual:schema/*' {
  export interface SchemaError {
    /** JSON pointer into the checked value. */
    instancePath: string;
    schemaPath: string;
    keyword: string;
    params: Record<string, unknown>;
    message?: string;
  }
  export interface Validate {
    (value: unknown): boolean;
    /** Why the last call was false; overwritten by the next call. */
    errors?: SchemaError[] | null;
  }
  export const validate: Validate;
  export default validate;
}

/** What the build knows of the shipped rules, which it has checked; see build/rules.ts. */
declare module 'virtual:checked-rules' {
  /** Their fingerprint. */
  export const sha256: string;
}

declare module '*.css?inline' {
  const css: string;
  export default css;
}

declare module '*?raw' {
  const text: string;
  export default text;
}

/** Version of package.json. */
declare const GOUJI_VERSION: string;

/** In Chromium since 97, while the rest of ES2023 came after 109. */
interface ReadonlyArray<T> {
  findLast<S extends T>(predicate: (value: T, index: number, array: readonly T[]) => value is S): S | undefined;
  findLast(predicate: (value: T, index: number, array: readonly T[]) => unknown): T | undefined;
  findLastIndex(predicate: (value: T, index: number, array: readonly T[]) => unknown): number;
}
interface Array<T> {
  findLast<S extends T>(predicate: (value: T, index: number, array: T[]) => value is S): S | undefined;
  findLast(predicate: (value: T, index: number, array: T[]) => unknown): T | undefined;
  findLastIndex(predicate: (value: T, index: number, array: T[]) => unknown): number;
}
