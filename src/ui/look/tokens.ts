import { css, unsafeCSS } from 'lit';

/** Verdict colours come in pairs (ink, ground); every ink reads at 4.5:1 or better on paper, panel and its own ground. */
const light = `
  color-scheme: light;
  --paper: #fbfaf7; --panel: #f3f1ec; --raised: #fffefc; --line: #dcd8cf; --line-strong: #8f8b82;
  --ink: #1d2126; --soft: #565d66; --accent: #1d4f80; --accent-bg: #e2ecf6; --on-accent: #ffffff;
  --bad: #a3211a; --bad-bg: #fbe9e6; --near: #735500; --near-bg: #faf0cd; --ok: #28614a; --ok-bg: #e3f0e9;
  --open: #57418c; --open-bg: #ece8f6; --none: #62686f; --none-bg: #e9e6df;`;

const dark = `
  color-scheme: dark;
  --paper: #16181b; --panel: #1e2125; --raised: #25292e; --line: #363b42; --line-strong: #7b828a;
  --ink: #e6e6e3; --soft: #a3aab2; --accent: #8fbbe8; --accent-bg: #20344a; --on-accent: #10202f;
  --bad: #f28c83; --bad-bg: #3d1f1c; --near: #e2bf5a; --near-bg: #38300f; --ok: #7cc49c; --ok-bg: #17301f;
  --open: #bcaeed; --open-bg: #2c2445; --none: #9aa1a9; --none-bg: #2c3035;`;

/** The only styles outside the elements: colours, type and the page itself. */
export const tokens = css`
  :root {
    ${unsafeCSS(light)}
    --sans: 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif;
    --mono: ui-monospace, Consolas, 'SF Mono', 'Noto Sans Mono CJK SC', monospace;
    font: 13px/20px var(--sans);
    font-variant-numeric: tabular-nums;
    background: var(--paper);
    color: var(--ink);
  }
  /* Chinese fonts set quotes and apostrophes as wide as a letter of theirs. */
  :root:lang(en) {
    --sans:
      'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :root:not([data-theme='light']) {
      ${unsafeCSS(dark)}
    }
  }
  :root[data-theme='dark'] {
    ${unsafeCSS(dark)}
  }
  body {
    margin: 0;
    height: 100vh;
    overflow: clip;
  }
`;
