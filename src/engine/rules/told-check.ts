import type { Rule } from '../pack/rule.js';
import { textOf, type Bindings } from './binding.js';
import type { Check, Operand, Verdict, Words } from './check.js';
import type { Numbers } from './numbers.js';

/** What a check tells when it is asked. */
export interface Telling {
  title(): Words;
  relation(): string;
  operands(): Operand[];
  numbers(): Numbers;
  why(): Words | null;
  message(why: Words | null): Words;
}

/**
 * A check that puts itself into words and figures when first asked, and remembers. Of two thousand checks of a report most hold or do not
 * apply: nobody reads their sentences, which cost more than the checking.
 */
export class ToldCheck implements Check {
  readonly rule: string;
  readonly severity: Check['severity'];
  readonly group: Check['group'];
  readonly #bindings: Bindings;
  readonly #telling: Telling;
  #title?: Words;
  #relation?: string;
  #operands?: Operand[];
  #numbers?: Numbers;
  #why?: Words | null;
  #message?: Words;

  constructor(
    { id, severity, group }: Rule,
    bindings: Bindings,
    readonly statement: string | null,
    readonly verdict: Verdict,
    readonly operator: string,
    telling: Telling,
  ) {
    this.rule = id;
    this.severity = severity;
    this.group = group;
    this.#bindings = bindings;
    this.#telling = telling;
  }

  get binding(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.#bindings).map(([name, bound]) => [name, textOf(bound)]));
  }

  get title(): Words {
    return (this.#title ??= this.#telling.title());
  }

  get relation(): string {
    return (this.#relation ??= this.#telling.relation());
  }

  get operands(): Operand[] {
    return (this.#operands ??= this.#telling.operands());
  }

  get why(): Words | null {
    if (this.#why === undefined) this.#why = this.#telling.why();
    return this.#why;
  }

  get message(): Words {
    return (this.#message ??= this.#telling.message(this.why));
  }

  /** Says more about the verdict: evidence found when all checks were known, as the reason and after the sentence. */
  add(evidence: Words, sentence: Words): void {
    const { message } = this;
    this.#why = evidence;
    this.#message = { zh: message.zh + sentence.zh, en: message.en + sentence.en };
  }

  get actual(): string | null {
    return this.#arithmetic.actual;
  }

  get expected(): string | null {
    return this.#arithmetic.expected;
  }

  get difference(): string | null {
    return this.#arithmetic.difference;
  }

  get bound(): string | null {
    return this.#arithmetic.bound;
  }

  get leftRange(): [string, string] | null {
    return this.#arithmetic.leftRange;
  }

  get rightRange(): [string, string] | null {
    return this.#arithmetic.rightRange;
  }

  get #arithmetic(): Numbers {
    return (this.#numbers ??= this.#telling.numbers());
  }
}
