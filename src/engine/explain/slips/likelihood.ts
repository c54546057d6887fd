/** Sums of so many rounded addends and more are taken as normal: the exact formula loses its digits in cancellation. */
const EXACT_UP_TO = 12;
/** The same figure printed one unit apart is possible only at one single true value. */
const TOUCHING = 0.005;

/**
 * Probability that a rounded total differs from the sum of its n rounded addends by exactly `units` of the last place, honest rounding
 * of independent figures assumed: the total is the sum of n uniform errors, rounded (Irwin–Hall). A probability, so floats will do.
 */
export function residualProbability(n: number, units: number): number {
  const k = Math.abs(units);
  if (n <= 1) return k === 0 ? 1 : k === 1 ? TOUCHING : 0;
  return Math.max(0, cumulative(n, k + 0.5) - cumulative(n, k - 0.5));
}

/** P(sum of n errors, each uniform in ±½, ≤ x). */
function cumulative(n: number, x: number): number {
  const shifted = x + n / 2;
  if (shifted <= 0) return 0;
  if (shifted >= n) return 1;
  if (n > EXACT_UP_TO) return normal(x / Math.sqrt(n / 12));
  let sum = 0;
  let binomial = 1;
  for (let j = 0; j <= Math.floor(shifted); j++) {
    sum += (j % 2 === 0 ? 1 : -1) * binomial * (shifted - j) ** n;
    binomial = (binomial * (n - j)) / (j + 1);
  }
  let factorial = 1;
  for (let j = 2; j <= n; j++) factorial *= j;
  return sum / factorial;
}

/** Abramowitz & Stegun 7.1.26, good to 1.5e-7. */
function normal(z: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(z)) / Math.SQRT2);
  const erf = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp((-z * z) / 2);
  return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
}
