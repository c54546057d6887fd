import type { FactName, FactParams } from '../pack/rule.js';
import { amountOf, countOf, ratioOf, type Counting } from './amounts.js';
import { fillTemplate, type Bindings } from './binding.js';
import { templateOf } from '../pack/address.js';
import type { FactValue } from './fact-value.js';
import { productAt } from './products.js';
import type { ReportIndex } from './report-index.js';
import { namesOf, textOfRow, textOfTable, type TextOfRow, type TextOfTable } from './texts.js';

/** The value of a fact for one instance. What the report does not hold is a value with its reason; nothing throws that a report can cause. */
export function factValue(fact: FactName, params: FactParams, bindings: Bindings, index: ReportIndex): FactValue {
  const filled = (text: string): string => fillTemplate(templateOf(text), bindings);
  switch (fact) {
    case 'amount':
      return amountOf(params.at === undefined ? (params.sum ?? []) : [params.at], bindings, index);
    case 'ratio':
      return ratioOf(list(params.of), list(params.to), bindings, index);
    case 'product':
      return productAt(params.of as string, params.by!, bindings, index);
    case 'count':
      return countOf({ ...params, ...(params.table === undefined ? {} : { table: filled(params.table) }) } as Counting, bindings, index);
    case 'text':
      if (params.table !== undefined) return textOfTable(filled(params.table), params.what as TextOfTable, index);
      return textOfRow(params.of as string, params.what as TextOfRow, bindings, index);
    case 'names':
      return namesOf(params.of as string, params.where, bindings, index);
  }
}

function list(addresses: string | string[] | undefined): string[] {
  return addresses === undefined ? [] : typeof addresses === 'string' ? [addresses] : addresses;
}
