import { css } from 'lit';

/** What every element draws with: boxes, buttons, fields, keys, verdict colours, the visible focus. */
export const shared = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  h1,
  h2,
  h3,
  h4,
  p {
    margin: 0;
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
    background: var(--raised);
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    padding: 3px 8px;
    min-width: 0;
  }
  button {
    padding: 2px 10px;
    min-height: 26px;
    cursor: pointer;
    border-color: var(--line);
    background: none;
  }
  button:hover:not(:disabled) {
    background: var(--accent-bg);
  }
  button:disabled {
    color: var(--none);
    cursor: default;
  }
  button.primary {
    background: var(--accent);
    color: var(--on-accent);
    border-color: var(--accent);
  }
  button.primary:hover:not(:disabled) {
    background: var(--accent);
    filter: brightness(1.12);
  }
  button.plain {
    border-color: transparent;
  }
  button.link {
    border: 0;
    padding: 0;
    min-height: 0;
    color: var(--accent);
    background: none;
    text-align: left;
  }
  button.link:hover {
    text-decoration: underline;
    background: none;
  }
  a {
    color: var(--accent);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  kbd {
    font: 11px/15px var(--mono);
    border: 1px solid var(--line);
    border-bottom-width: 2px;
    border-radius: 3px;
    padding: 0 4px;
    color: var(--soft);
    background: var(--paper);
    white-space: nowrap;
  }
  button.primary kbd {
    color: inherit;
    background: none;
    border-color: currentColor;
  }
  .bad {
    color: var(--bad);
  }
  .near {
    color: var(--near);
  }
  .open {
    color: var(--open);
  }
  .ok {
    color: var(--ok);
  }
  .none,
  .notice {
    color: var(--none);
  }
  .soft {
    color: var(--soft);
  }
  .num {
    text-align: right;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .tag {
    font-size: 11px;
    line-height: 16px;
    border-radius: 3px;
    padding: 0 5px;
    white-space: nowrap;
    background: var(--none-bg);
    color: var(--soft);
  }
  .tag.confirmed {
    background: var(--bad-bg);
    color: var(--bad);
  }
  .tag.dismissed {
    background: var(--ok-bg);
    color: var(--ok);
  }
  .row {
    display: flex;
    gap: 6px;
    flex-wrap: wrap;
    align-items: center;
  }
  .spread {
    flex: 1;
  }
  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  table.plain {
    border-collapse: collapse;
    width: 100%;
  }
  table.plain th,
  table.plain td {
    text-align: left;
    font-weight: 400;
    padding: 4px 10px 4px 0;
    border-bottom: 1px solid var(--line);
    vertical-align: baseline;
  }
  table.plain thead th {
    color: var(--soft);
    font-size: 12px;
  }
  table.plain .num {
    text-align: right;
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
