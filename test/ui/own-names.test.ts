import { expect, test } from 'vitest';
import { ownNames } from '../../src/ui/look/own-names.js';

const title = '一般公共预算支出表';

test.each([
  ['公开05表', []],
  ['表五', []],
  ['公开07表', [`公开07表 ${title}`]],
  ['表十五', [`表十五 ${title}`]],
  [null, [title]],
])('a table of role 05 that the report prints as %s', (form, names) => {
  const tables = [
    { id: '05', title, form },
    { id: '06', title: '别的表', form: null },
    { id: 'stated', title: '', form: null },
  ];
  expect(ownNames(['05/合计/小计', '05/合计/基本支出', 'stated/一>甲/printed', null], tables).map(({ name }) => name)).toEqual(names);
});
