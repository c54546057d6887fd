import { expect, test } from 'vitest';
import { measureOf, measureIn } from '../../../src/engine/report/claims/project-forms/measures.js';
import { builtinPack } from '../../../src/engine/pack/builtin.js';

const { evaluation } = builtinPack().prose;

function said(text: string): string | null {
  const measure = measureOf(text, evaluation);
  return measure && `${measure.bound} ${measure.number.printed} ${measure.unit} ${measure.counter}`;
}

test.each([
  ['≥95%', 'least 95% % '],
  ['不低于95％', 'least 95% % '],
  ['95%以上', 'least 95% % '],
  ['≤12.40万元', 'most 12.40 万元 万元'],
  ['40000元', 'equal 40000 元 元'],
  ['≤300元/人', 'most 300  元/人'],
  ['≥12（条）', 'least 12  条'],
  ['＝100%', 'equal 100% % '],
  ['≈30人', 'about 30  人'],
  ['-38.75', 'equal -38.75  '],
  ['90%-95%', 'null 90% % -95%'],
  ['每年3次', 'null 3  次'],
])('%s is a limit, a number and what it counts', (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each(['2024年12月31日前', '每月25日', '每月', '良好', ''])('%s is no measure', (text) => {
  expect(said(text)).toBeNull();
});

test('a number keeps its place beside characters that are longer in another width', () => {
  const measure = measureOf('㎡以上≥１２', evaluation)!;
  expect([measure.start, measure.end, measure.number.printed]).toEqual([4, 6, '12']);
});

test('a bare 万 is money where it is a cost, and nowhere else', () => {
  expect(measureIn(['成本指标', '经济成本指标'], '≤54万', evaluation)!.unit).toBe('万元');
  expect(measureIn(['产出指标', '数量指标'], '≥54万', evaluation)!.unit).toBe('');
});
