/** Stands in for jsonpath-plus, which json-rules-engine imports for rules with `path`; our schema refuses those. */
export function JSONPath(): never {
  throw new Error('A rule must not use "path".');
}
