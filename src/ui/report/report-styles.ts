import { css } from 'lit';

/** Screen readers say the word in place of the sign behind a figure. Names are those of `Mark`. */
export function spokenMarks(element: HTMLElement, words: Record<string, string>): void {
  for (const [mark, word] of Object.entries(words)) element.style.setProperty(`--word-${mark}`, JSON.stringify(` ${word}`));
}

/** The report as read. Marks tell a verdict by line and sign as well as by colour. */
export const reportStyles = css`
  .paper {
    max-width: 1240px;
    margin: 0 auto;
    padding: 8px 26px 40vh;
    font-size: 13.5px;
    line-height: 24px;
  }
  .paper p {
    margin: 6px 0;
    text-indent: 2em;
    overflow-wrap: anywhere;
  }
  .paper p.heading {
    font-weight: 600;
    font-size: 15px;
    margin: 16px 0 6px;
    text-indent: 0;
  }
  .paper p.note {
    font-size: 12px;
    line-height: 18px;
    color: var(--soft);
    text-indent: 0;
  }
  /* Page numbers and running titles are no words of the report. */
  .paper p.running {
    font-size: 12px;
    line-height: 18px;
    color: var(--soft);
    text-indent: 0;
    text-align: center;
  }
  .caption {
    margin-top: 26px;
  }
  .paper .caption p.heading {
    text-align: center;
    margin: 0 0 2px;
  }
  .lines {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 24px;
    font-size: 12px;
    line-height: 20px;
    color: var(--soft);
  }
  .paper [data-here] {
    background: var(--accent-bg);
    outline: 1px solid var(--accent);
  }
  .frame {
    margin: 6px 0 12px;
    contain-intrinsic-size: auto 600px;
  }
  /* Tables far from what is seen are not painted, and keep the height that they had. */
  .laid-out .frame {
    content-visibility: auto;
  }
  .scroll {
    overflow-x: auto;
    scroll-padding: 0 0 0 260px;
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    font-size: 12.5px;
    line-height: 19px;
    border-top: 1px solid var(--line);
    border-left: 1px solid var(--line);
    min-width: 100%;
  }
  th,
  td {
    border: 0 solid var(--line);
    border-right-width: 1px;
    border-bottom-width: 1px;
    padding: 2px 8px;
    text-align: left;
    background: var(--paper);
    max-width: 22em;
    overflow-wrap: break-word;
  }
  td.narrow {
    white-space: nowrap;
  }
  td.middle {
    min-width: 6.5em;
  }
  td.wide {
    min-width: 11em;
  }
  th,
  td.head {
    background: var(--panel);
    font-weight: 600;
    text-align: center;
  }
  td.n {
    text-align: right;
    white-space: nowrap;
    min-width: 6.5em;
    padding: 0;
  }
  /* Only where there is something to scroll: each frozen cell is painted by itself. */
  .scrolls.sticky-1 .s0,
  .scrolls.sticky-2 .s0 {
    position: sticky;
    left: 0;
    z-index: 2;
  }
  .scrolls.sticky-2 .s1 {
    position: sticky;
    left: var(--first, 6em);
    z-index: 2;
  }
  .scrolls .s0:last-of-type,
  .scrolls.sticky-2 .s1,
  .scrolls.sticky-1 .s0 {
    border-right: 2px solid var(--line-strong);
  }
  .unknown table {
    opacity: 0.95;
  }
  .unknown-word {
    font-size: 12px;
    color: var(--none);
  }
  .m {
    color: inherit;
    border-radius: 2px;
    padding: 0 1px;
    scroll-margin: 90px 30px;
  }
  .m:hover {
    background: var(--accent-bg);
    text-decoration: none;
  }
  td.n .m {
    display: block;
    padding: 2px 16px 2px 8px;
    border-radius: 0;
    min-height: 23px;
  }
  .m::after {
    font-size: 10px;
    line-height: 1;
    margin-left: 1px;
    vertical-align: 3px;
    text-decoration: none;
    text-indent: 0;
    display: inline-block;
  }
  /* In the padding, by a margin: what is positioned is painted by itself, and there are thousands. */
  td.n .m::after {
    width: 10px;
    margin: 0 -13px 0 3px;
    text-align: right;
    vertical-align: 1px;
  }
  .m.ok::after {
    content: '✓' / var(--word-ok);
    color: var(--ok);
  }
  .m.bad {
    box-shadow: inset 0 -1px var(--bad);
  }
  .m.bad.prime {
    background: var(--bad-bg);
    color: var(--bad);
    box-shadow: inset 0 -2px var(--bad);
  }
  /* A sentence with figures in it that is one as a whole: their signs stand for themselves, its own once behind it. */
  .m.around {
    padding: 0;
    min-height: 0;
  }
  .m.around:is(.ok, .notice, .unchecked, .unread) {
    background: none;
  }
  .m.around:is(.ok, .notice, .unchecked, .unread)::after,
  .around .m.around::after,
  td.n .m.around::after {
    content: none;
  }
  .m.blank.bad:not(.prime)::after {
    content: none;
  }
  .m.bad::after {
    content: '✗' / var(--word-bad);
    color: var(--bad);
  }
  .m.near {
    box-shadow: inset 0 -1px var(--near);
  }
  .m.near::after {
    content: '≈' / var(--word-near);
    color: var(--near);
  }
  .m.open {
    background: repeating-linear-gradient(90deg, var(--open) 0 4px, transparent 4px 7px) left bottom / 100% 1px no-repeat;
  }
  .m.open::after {
    content: '?' / var(--word-open);
    color: var(--open);
  }
  .m.notice::after {
    content: '·' / var(--word-notice);
    color: var(--none);
    font-size: 16px;
    font-weight: 700;
  }
  .m.unchecked,
  .m.unread {
    background: repeating-linear-gradient(90deg, var(--none) 0 1px, transparent 1px 3px) left bottom / 100% 1px no-repeat;
  }
  .m.unchecked::after {
    content: '○' / var(--word-unchecked);
    color: var(--none);
    font-size: 8px;
  }
  .m.unread::after {
    content: '∅' / var(--word-unread);
    color: var(--none);
    font-size: 9px;
  }
  .m.blank:is(.ok, .near, .notice, .unchecked)::after {
    content: none;
  }
  .m.blank:is(.near, .unchecked) {
    background: none;
    box-shadow: none;
  }
  .m.blank[data-sel='part'] {
    background: var(--accent-bg);
  }
  .m[data-sel='part'],
  .m.bad.prime[data-sel='part'] {
    background: var(--accent-bg);
  }
  .m[data-sel='target'] {
    outline: 2px solid var(--accent);
    outline-offset: -1px;
    position: relative;
    z-index: 1;
  }
  .m.bad.prime[data-settled] {
    background: none;
    color: inherit;
  }
  @media print {
    .scroll {
      overflow: visible;
    }
  }
`;
