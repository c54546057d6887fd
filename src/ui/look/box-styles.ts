import { css } from 'lit';

/** Boxes of the right pane. */
export const boxStyles = css`
  :host {
    display: block;
  }
  h2 {
    font-size: 15px;
    line-height: 22px;
    margin-bottom: 6px;
    overflow-wrap: anywhere;
  }
  .lead {
    margin-bottom: 6px;
    overflow-wrap: anywhere;
  }
  .box {
    border: 1px solid var(--line);
    border-radius: 4px;
    padding: 8px 12px 10px;
    margin-bottom: 10px;
    background: var(--paper);
  }
  h3 {
    margin-bottom: 4px;
    font-size: 12px;
    font-weight: 600;
    color: var(--soft);
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 2px 12px;
    margin: 4px 0 0;
  }
  dt {
    color: var(--soft);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .mono {
    font-family: var(--mono);
    font-size: 11.5px;
  }
`;
