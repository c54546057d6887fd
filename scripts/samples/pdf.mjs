// A text sample as a page to print: what its PDF looks like. The text says everything; the style says how a department's office might set it.

/** A blank line ends a paragraph; lines with tabs are the rows of a table. */
export function pageOf(text, style) {
  const body = [];
  let rows = [];
  const close = () => {
    if (rows.length > 0) body.push(tableOf(rows, style));
    rows = [];
  };
  for (const line of text.split('\n')) {
    if (line.includes('\t')) rows.push(line.split('\t'));
    else {
      close();
      if (line.trim() !== '') body.push(paragraphOf(line));
    }
  }
  close();
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title></title><style>${css(style)}</style><body>${body.join('\n')}</body></html>`;
}

function paragraphOf(line) {
  const heading = /^#+ +/.exec(line);
  const text = escape(heading ? line.slice(heading[0].length) : line);
  if (line.endsWith('表') && line.length < 32 && !/^[一二三四五六七八九十]+、/.test(line)) return `<p class="title">${text}</p>`;
  return line.length < 32 && !/[。；：，]$/.test(line) ? `<p class="line">${text}</p>` : `<p>${text}</p>`;
}

/** Text has no merged cells: in the header a blank belongs to what stands left of it, where the row below goes on, or above it. */
function tableOf(rows, style) {
  const width = Math.max(...rows.map((row) => row.length));
  const grid = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''));
  const header = headerOf(grid);
  const cells = grid.map((row, y) => row.map((cell) => ({ text: cell, across: 1, down: 1, taken: false, head: y < header })));
  for (let y = 0; y < header; y++) {
    for (let x = 0; x < width; x++) {
      const cell = cells[y][x];
      if (cell.taken || cell.text === '' || cell.text.includes('：')) continue;
      while (x + cell.across < width && isFree(cells[y][x + cell.across]) && isHeading(cells.slice(y + 1, header), x, x + cell.across))
        cells[y][x + cell.across++].taken = true;
      const spanned = (row) => row.slice(x, x + cell.across);
      while (y + cell.down < header && spanned(cells[y + cell.down]).every(isFree)) for (const each of spanned(cells[y + cell.down++])) each.taken = true;
    }
  }
  const html = (row, tag) =>
    `<tr${tag === 'th' ? ' class=h' : ''}>${row
      .filter(({ taken }) => !taken)
      .map(
        ({ text, across, down }) =>
          `<${tag}${across > 1 ? ` colspan=${across}` : ''}${down > 1 ? ` rowspan=${down}` : ''}${/^-?[\d,.]+%?$/.test(text) ? ' class=n' : ''}>${escape(text)}</${tag}>`,
      )
      .join('')}</tr>`;
  const head = style.repeat
    ? `<thead>${cells
        .slice(0, header)
        .map((row) => html(row, 'th'))
        .join('')}</thead>`
    : cells
        .slice(0, header)
        .map((row) => html(row, 'th'))
        .join('');
  return `<table${rows.length < 9 ? ' class=short' : ''}>${head}<tbody>${cells
    .slice(header)
    .map((row) => html(row, isNumbers(row) ? 'th' : 'td'))
    .join('')}</tbody></table>`;
}

/** In the rows below both columns stand under one heading: something is there, and the second has no heading of its own before it. */
function isHeading(below, from, column) {
  return below.some((row) => row[column].text !== '') && below.some((row) => row[from].text !== '');
}

/** The row that numbers the columns. */
function isNumbers(row) {
  const numbers = row.map(({ text }) => text).filter((text) => /^\d/.test(text));
  return numbers.length > 1 && numbers.every((text, index) => text === String(index + 1));
}

function isFree(cell) {
  return cell.text === '' && !cell.taken;
}

/** Rows before the first one that has figures: at the most three. */
function headerOf(grid) {
  const first = grid.findIndex((row) => row.some((cell) => /^[\d,.]+%?$/.test(cell)) || row[0] === '栏次');
  return first > 0 && first <= 5 ? first : 0;
}

function escape(text) {
  return text
    .replace(/<\/?b>/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}

function css({ size = '210mm 297mm', font = 'ZCOOL XiaoWei', lines = 'solid', text = 7.5 }) {
  const borders = {
    solid: 'td, th { border: 0.6pt solid #000 }',
    dashed: 'td, th { border: 0.6pt dashed #000 }',
    across: 'td, th { border-top: 0.6pt solid #000; border-bottom: 0.6pt solid #000 }',
    none: '',
  };
  return `@page { size: ${size}; margin: 18mm 14mm }
body { font: 11pt/1.7 '${font}', 'DejaVu Sans', sans-serif; margin: 0; text-align: justify }
p { margin: 0; text-indent: 2em }
p.line { text-indent: 0 }
p.title { text-indent: 0; text-align: center; font-size: 14pt; margin-top: 12pt; break-after: avoid }
table { border-collapse: collapse; width: 100%; font-size: ${text}pt; line-height: 1.3; margin: 4pt 0 10pt }
td, th { padding: 1.5pt ${lines === 'solid' || lines === 'dashed' ? 2 : 6}pt; font-weight: normal; text-align: left; overflow-wrap: anywhere }
tr, .short { break-inside: avoid }
tr.h { break-after: avoid }
th.n, th { text-align: center }
td.n { text-align: right; white-space: nowrap }
${borders[lines]}`;
}
