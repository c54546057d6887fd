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
 * otherwise. Leaves those that `violations` was asked about before out of what it is asked next, and says how many there were by now.
 */
export function leaveKnownBlocks(page: Page): Promise<number> {
  return page.evaluate(() => {
    const state = globalThis as unknown as Left;
    state.goujiKnown ??= new Set();
    state.goujiLeft = [];
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) visit(element.shadowRoot);
      for (const block of root.querySelectorAll('.paper > *')) {
        const drawn = `${block.checkVisibility()} ${block.outerHTML}`;
        if (state.goujiKnown.has(drawn)) state.goujiLeft.push(block);
        state.goujiKnown.add(drawn);
      }
    };
    visit(document);
    return state.goujiKnown.size;
  });
}

interface Left {
  goujiKnown: Set<string>;
  goujiLeft: Element[];
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
      const { axe, goujiLeft = [] } = globalThis as unknown as Partial<Left> & {
        axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> };
      };
      const exclude = [...goujiLeft, ...left.flatMap((selector) => findAll(document, selector))];
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
