import type { Anchor, Block, ParagraphBlock } from '../../document/document.js';
import { MONEY_NAMES, type Unit } from '../../figures/unit.js';
import type { Vocabulary } from '../../pack/layout.js';
import { plain } from '../words.js';
import { filledCells, type Grid } from './grid.js';

/** A line around a table that may name it: a paragraph before it, or a row of its grid that is no row of figures. */
export interface FrameLine {
  text: string;
  word: string;
  anchors: Anchor[];
}

/** What stands around a table: nearest line first. */
export interface Context {
  lines: FrameLine[];
  unit: { value: Unit; anchors: Anchor[] } | null;
  department: string | null;
}

/** A title stands at most so many paragraphs above its table. */
const REACH = 8;
/** Nothing longer than this is a title, a unit line or a form number. */
const LONGEST_LINE = 80;

export function contextOf(blocks: Block[], grid: Grid, frameRows: number[], vocabulary: Vocabulary): Context {
  const lines: FrameLine[] = [];
  for (const row of [...frameRows].reverse()) {
    for (const { column, word } of filledCells(grid, row).reverse()) {
      const cell = grid.cell(row, column)!;
      lines.push({ text: cell.text, word, anchors: cell.pieces.map((piece) => piece.anchor) });
    }
  }
  for (let index = grid.block - 1; index >= 0 && index >= grid.block - REACH; index--) {
    const block = blocks[index]!;
    if (block.kind === 'table') break;
    const line = frameLine(block);
    if (block.text.length > LONGEST_LINE || isNote(line.word, vocabulary)) continue;
    lines.push(line);
  }
  return { lines, unit: unitIn(lines, vocabulary), department: departmentIn(lines, vocabulary) };
}

/** 注：…, 说明：…, 备注1：… */
export function isNote(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.notes.some((mark) => word.startsWith(mark) && /^[\d一二三四五六七八九十]*[:：.、,]/.test(word.slice(mark.length)));
}

export function frameLine(block: ParagraphBlock): FrameLine {
  return { text: block.text, word: plain(block.text), anchors: block.pieces.map((piece) => piece.anchor) };
}

function unitIn(lines: FrameLine[], vocabulary: Vocabulary): Context['unit'] {
  const pattern = new RegExp(`(?:${vocabulary.unit.join('|')})[:：]?(?:${vocabulary.currency.join('|')})?(${MONEY_NAMES})`);
  for (const line of lines) {
    const match = pattern.exec(line.word);
    if (match) return { value: match[1] as Unit, anchors: line.anchors };
  }
  return null;
}

function departmentIn(lines: FrameLine[], vocabulary: Vocabulary): string | null {
  const stop = `(?:${vocabulary.unit.join('|')})[:：]|(?:${vocabulary.formMarks.join('|')})\\d`;
  const pattern = new RegExp(
    `(?:${vocabulary.department.map((word) => plain(word).replace(/[()]/g, '\\$&')).join('|')})[:：](.+?)(?=(?:${stop}|[(]?\\d{4}年|$))`,
  );
  for (const line of lines) {
    const name = pattern.exec(line.word)?.[1];
    if (name && !/^\d/.test(name)) return name;
  }
  return null;
}
