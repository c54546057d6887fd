export interface Common {
  /** Words that all labels share at their beginning and end. */
  said: string;
  without(label: string): string;
}

/** `01表 本年收入合计 决算数`, `01表 其他收入 决算数` → `01表 … 决算数` is said once, above. */
export function commonWords(labels: readonly string[]): Common {
  const split = labels.map((label) => label.split(' '));
  const [first = [], ...rest] = split;
  const shortest = Math.min(...split.map((words) => words.length));
  let head = 0;
  while (rest.length > 0 && head < shortest - 1 && rest.every((words) => words[head] === first[head])) head += 1;
  let tail = 0;
  while (rest.length > 0 && tail < shortest - 1 - head && rest.every((words) => words.at(-1 - tail) === first.at(-1 - tail))) tail += 1;
  const said = [...first.slice(0, head), ...first.slice(first.length - tail)].join(' ');
  return {
    said,
    without: (label) => {
      const words = label.split(' ');
      return words.slice(head, words.length - tail).join(' ');
    },
  };
}
