import type { Bound, Evaluation } from '../../../pack/prose.js';
import type { Figure } from '../../report.js';
import { figureOfWords } from '../sentences/figure.js';
import type { Indicator, ProjectForm, Valued } from './indicators.js';
import { isMoney } from '../../../figures/unit.js';
import type { Reading } from '../sentences/scene.js';

/** Fewer costs with a sign say nothing of one without. */
const LEAST_MAJORITY = 3;
/** What a number has to be to keep its target. */
const SENSES: Partial<Record<Bound, string>> = { least: 'least', most: 'most', about: 'near', equal: 'near' };

/** What indicators say beside their points: what a project costs, how far they were reached, and where two of one name differ. */
export function addIndicatorClaims(reading: Reading, forms: readonly ProjectForm[]): void {
  const { evaluation } = reading.prose;
  const costs = forms.flatMap((form) => onlyCost(form, evaluation));
  for (const { form, cost } of costs) addCost(reading, form, cost);
  addUnbounded(
    reading,
    costs.flatMap(({ cost }) => cost.target ?? []),
  );
  for (const form of forms) {
    for (const indicator of form.indicators) addReached(reading, form, indicator);
    addTwins(reading, form);
  }
  addStaff(reading, forms, evaluation);
}

/** The one indicator of a form that says in money what the project costs: of several, none need be the whole. */
function onlyCost(form: ProjectForm, { cost }: Evaluation): { form: ProjectForm; cost: Indicator }[] {
  const found = form.indicators.filter(({ name, groups, target }) => {
    const heads = groups.join();
    return target && isMoney(target.measure.unit) && cost.group.some((word) => heads.includes(word)) && !cost.not.some((word) => (heads + name).includes(word));
  });
  return found.length === 1 ? [{ form, cost: found[0]! }] : [];
}

/** 成本指标 ≤12.40万元: the amount of the project; what it did cost is what was spent. */
function addCost(reading: Reading, form: ProjectForm, { name, target, actual }: Indicator): void {
  const add = (kind: string, { figure }: Valued, [one, other]: readonly Figure[]): void => {
    const id = reading.tables.reserve('cost', `${form.table.title}>${name}`.replaceAll('/', '∕'));
    reading.tables.add({
      kind: 'cost',
      id,
      label: `${form.table.title}：${name}`,
      roles: { printed: figure, one, other },
      anchors: figure.anchors,
      class: kind,
    });
  };
  if (target?.measure.bound && form.planned.length > 0) add('planned', target, form.planned);
  if (actual?.measure.bound && isMoney(actual.measure.unit) && form.spent.length > 0) add('spent', actual, form.spent);
}

/** 0.6万元 where the costs of all other projects are limits: ≤9万元. */
function addUnbounded(reading: Reading, costs: readonly Valued[]): void {
  const bare = costs.filter(({ measure }) => measure.bound === 'equal');
  const limits = costs.filter(({ measure }) => measure.bound === 'most');
  if (limits.length < LEAST_MAJORITY || limits.length <= bare.length) return;
  for (const { figure } of bare) {
    const id = reading.tables.reserve('slip', `no-bound>${figure.address}`.replaceAll('/', '>'));
    const words = figureOfWords(figure.anchors, figure.place, `slip/${id}/words`, figure.label, figure.amount.printed);
    reading.tables.add({ kind: 'slip', id, label: figure.label, roles: { words }, anchors: figure.anchors, class: 'no-bound' });
  }
}

/** An indicator with what it should reach and what it reached, both counted alike. */
function addReached(reading: Reading, { table }: ProjectForm, { name, target, actual, points, score, deviation }: Indicator): void {
  if (!target?.measure.bound || !actual?.measure.bound || !sameKind(target, actual)) return;
  const sense = SENSES[target.measure.bound];
  if (sense === undefined) return;
  const id = reading.tables.reserve('reached', `${table.title}>${name}`.replaceAll('/', '∕'));
  reading.tables.add({
    kind: 'reached',
    id,
    label: `${table.title}：${name}`,
    roles: { target: target.figure, actual: actual.figure, points, score, deviation },
    anchors: actual.figure.anchors,
    class: sense,
  });
}

/** The same indicator twice among those of one kind, with two values. */
function addTwins(reading: Reading, form: ProjectForm): void {
  const first = new Map<string, Indicator>();
  for (const indicator of form.indicators) {
    const key = [...indicator.groups, indicator.name].join('/');
    const before = first.get(key);
    if (before) addTwin(reading, form, 'target', before.target, form, indicator.target);
    else first.set(key, indicator);
  }
}

/** 工作人员数量: one department has one number of them, whatever project counts them; where the targets agree, so must what was reached. */
function addStaff(reading: Reading, forms: readonly ProjectForm[], { staff }: Evaluation): void {
  const first = new Map<string, { form: ProjectForm; indicator: Indicator }>();
  for (const form of forms) {
    for (const indicator of form.indicators) {
      const { name, target, actual } = indicator;
      if (!target || !actual || !staff.counters.includes(actual.measure.counter) || !staff.names.some((word) => name.includes(word))) continue;
      const key = `${name}/${target.measure.bound}/${target.measure.number.value.toFixed()}`;
      const before = first.get(key);
      if (before) addTwin(reading, before.form, 'actual', before.indicator.actual, form, actual);
      else first.set(key, { form, indicator });
    }
  }
}

function addTwin(reading: Reading, here: ProjectForm, kind: string, one: Valued | undefined, there: ProjectForm, other: Valued | undefined): void {
  if (!one || !other || !sameKind(one, other)) return;
  const id = reading.tables.reserve('twin', `${here.table.title}>${there.table.title}>${one.figure.label}`.replaceAll('/', '∕'));
  reading.tables.add({ kind: 'twin', id, label: one.figure.label, roles: { one: one.figure, other: other.figure }, anchors: one.figure.anchors, class: kind });
}

/** Both are percentages, both money, or both count the same things; a bare number may count anything. */
function sameKind({ measure: one }: Valued, { measure: other }: Valued): boolean {
  if (isMoney(one.unit) && isMoney(other.unit)) return true;
  return one.unit === other.unit && (one.counter === other.counter || one.unit !== '' || other.counter === '');
}
