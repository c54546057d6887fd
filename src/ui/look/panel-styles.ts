import { css } from 'lit';

/** Pages of tables beside the report: what was detected, coverage. */
export const panelStyles = css`
  :host {
    display: block;
  }
  .page {
    max-width: 980px;
    padding: 18px 26px 60px;
  }
  h2 {
    font-size: 16px;
    margin-bottom: 8px;
  }
  h3 {
    font-size: 13px;
    margin: 22px 0 6px;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 18px;
    margin: 0;
  }
  dt {
    color: var(--soft);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .frame {
    overflow-x: auto;
  }
  table.plain td.num + td:not(.num),
  table.plain th.num + th:not(.num) {
    padding-left: 18px;
  }
  td.place {
    white-space: nowrap;
  }
  td.rule {
    min-width: 260px;
  }
  .mono {
    font-family: var(--mono);
    font-size: 12px;
  }
  ul {
    margin: 0;
    padding-left: 1.3em;
  }
`;
