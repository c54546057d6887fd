import { expect, test } from 'vitest';
import { files, literals } from './source.js';

/** Units, of time too, and digits are arithmetic; every other Chinese word (每个词) belongs to rules/, where an auditor can read and change it. */
const arithmetic = /[元万亿年月日千百十两〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖拾佰仟]/g;

test('the engine holds no word of the domain', () => {
  const words = files('src/engine').flatMap((file) =>
    literals(file)
      .filter(({ text }) => /\p{Script=Han}/u.test(text.replace(arithmetic, '')))
      .map(({ line, text }) => `${file}:${line} ${text}`),
  );
  expect(words).toEqual([]);
});

test('the check above sees strings, templates and patterns, and no comments', () => {
  const seen = literals('test/house/words.test.ts')
    .map(({ text }) => text)
    .join('');
  expect(seen).toContain('壹贰叁');
  expect(seen).not.toContain(['每个', '词'].join(''));
});
