import { css } from 'lit';

/** The marks of the report as read, on a page that is white in the dark, too. */
export const originalStyles = css`
  :host {
    display: block;
  }
  .bar {
    position: sticky;
    top: 0;
    left: 0;
    z-index: 3;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    align-items: center;
    padding: 6px 16px;
    border-bottom: 1px solid var(--line);
    background: var(--paper);
  }
  button[aria-pressed='true'] {
    border-color: var(--accent);
    color: var(--accent);
  }
  .sheet {
    position: relative;
    margin: 14px auto 40px;
    width: fit-content;
    border: 1px solid var(--line);
  }
  canvas {
    display: block;
  }
  .mark {
    position: absolute;
    min-width: 0;
    min-height: 0;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: transparent;
    scroll-margin: 80px 20px;
  }
  .mark::after {
    position: absolute;
    left: 100%;
    top: 0;
    font: 9px/1 var(--mono);
  }
  .mark.ok::after {
    content: '✓' / '';
    color: #2b6a4b;
  }
  .mark.bad {
    box-shadow: inset 0 -1px 0 #a8231c;
  }
  .mark.bad.prime {
    background: rgb(168 35 28 / 14%);
    box-shadow: inset 0 -2px 0 #a8231c;
  }
  .mark.bad.settled {
    background: transparent;
  }
  .mark.bad::after {
    content: '✗' / '';
    color: #a8231c;
  }
  .mark.near {
    box-shadow: inset 0 -1px 0 #7a5b00;
  }
  .mark.near::after {
    content: '≈' / '';
    color: #7a5b00;
  }
  .mark.open {
    box-shadow: inset 0 -2px 0 #5a4690;
  }
  .mark.open::after {
    content: '?' / '';
    color: #5a4690;
  }
  .mark.notice::after {
    content: '·' / '';
    color: #63636b;
  }
  .mark.unchecked,
  .mark.unread {
    box-shadow: inset 0 -1px 0 rgb(99 99 107 / 60%);
  }
  .mark.unchecked::after {
    content: '○' / '';
    color: #63636b;
  }
  .mark.unread::after {
    content: '∅' / '';
    color: #63636b;
  }
  .mark.blank.bad:not(.prime)::after,
  .mark.blank:is(.ok, .near, .notice, .unchecked)::after {
    content: none;
  }
  .mark.part,
  .mark.here {
    background: rgb(29 79 128 / 16%);
  }
  .mark.selected {
    outline: 2px solid #1d4f80;
    outline-offset: 1px;
  }
  p {
    padding: 16px;
  }
  p.told {
    padding: 6px 16px 0;
    font-size: 12px;
  }
`;
