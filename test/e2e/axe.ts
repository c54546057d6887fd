import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Puts axe into the page; `violations` then asks it. */
export async function withAxe(page: Page): Promise<void> {
  await page.evaluate(source);
}

interface Violation {
  id: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

/**
 * The report is long, and stands as it was behind several screens: each of its blocks is asked about once, as long as nothing in it is drawn
 * otherwise. Those that were asked about before, or are not drawn at all, are not there while `ask` asks, since axe walks through whatever is there.
 * Says how many were asked about by now.
 */
export async function apartFromKnown(page: Page, ask: () => Promise<void>): Promise<number> {
  const known = await page.evaluate(() => {
    const state = globalThis as unknown as Known;
    state.goujiKnown ??= new Set();
    state.goujiAway = [];
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) visit(element.shadowRoot);
      for (const block of root.querySelectorAll<HTMLElement>('.paper > *')) {
        const shown = block.checkVisibility();
        if (!shown || state.goujiKnown.has(block.outerHTML)) state.goujiAway.push({ block, place: document.createComment('') });
        if (shown) state.goujiKnown.add(block.outerHTML);
      }
    };
    visit(document);
    for (const { block, place } of state.goujiAway) block.replaceWith(place);
    return state.goujiKnown.size;
  });
  await ask();
  await page.evaluate(() => {
    for (const { block, place } of (globalThis as unknown as Known).goujiAway) place.replaceWith(block);
  });
  return known;
}

interface Known {
  /** As they are drawn. */
  goujiKnown: Set<string>;
  goujiAway: { block: HTMLElement; place: Comment }[];
}

interface Asked {
  /** Selectors of elements that are left out. */
  except?: string[];
  /** All rules where none are named. */
  rules?: string[];
}

/** What axe objects to on the page as it is, each as text. */
export async function violations(page: Page, { except = [], rules = [] }: Asked = {}): Promise<string[]> {
  const found = await page.evaluate(
    async ([left, named]) => {
      const { axe } = globalThis as unknown as { axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> } };
      const exclude = left.flatMap((selector) => findAll(document, selector));
      const { violations: all } = await axe.run({ include: [document], exclude }, { resultTypes: ['violations'], ...(named.length > 0 && { runOnly: named }) });
      return all.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3).map(({ target, failureSummary }) => ({ target, failureSummary })) }));

      function findAll(root: ParentNode, selector: string): Element[] {
        const inner = [...root.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? findAll(element.shadowRoot, selector) : []));
        return [...root.querySelectorAll(selector), ...inner];
      }
    },
    [except, rules] as const,
  );
  return found.map((violation) => JSON.stringify(violation));
}
