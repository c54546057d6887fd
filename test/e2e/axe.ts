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
      const roots = left.flatMap((selector) => findAll(document, selector));
      const { violations: all } = await axe.run(
        { include: [document], exclude: roots },
        { resultTypes: ['violations'], ...(named.length > 0 && { runOnly: named }) },
      );
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
