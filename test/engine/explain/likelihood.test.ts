import { expect, test } from 'vitest';
import { residualProbability } from '../../../src/engine/explain/slips/likelihood.js';

/** P(|residual| = 0, 1, 2, 3 units), simulated. */
test.each([
  [2, [0.752, 0.248]],
  [3, [0.665, 0.335]],
  [5, [0.548, 0.439, 0.013]],
  [8, [0.467, 0.472, 0.061, 0.0002]],
  [13, [0.368, 0.488, 0.133, 0.011]],
  [25, [0.275, 0.437, 0.221, 0.055]],
])('%i rounded addends', (n, shares) => {
  shares.forEach((share, units) => {
    const both = units === 0 ? residualProbability(n, 0) : residualProbability(n, units) + residualProbability(n, -units);
    expect(Math.abs(both - share)).toBeLessThan(0.02);
  });
});
