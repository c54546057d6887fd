import type { Spec } from '../report.mjs';

declare const spec: Spec;
export default spec;
