import type { FigureState, SelfTest, Severity, Suspect, Verdict } from '../engine/audit.js';

export type Language = 'zh' | 'en';

/** What the command line itself says; findings, rules and refusals bring their own words. */
export interface CliWords {
  usage: string;
  noFiles: string;
  oneFile(format: string): string;
  noSuchFile: string;
  notReadable: string;
  emptyFolder: string;
  noSuchRules(folder: string): string;
  noRules(folder: string): string;
  brokenJson(reason: string): string;
  oneFileForChoices: string;
  choicesOfAnother(name: string): string;
  internal: string;
  kind: Record<'final-accounts' | 'budget' | 'unknown', string>;
  severity: Record<Severity, string>;
  verdict: Record<Verdict, string>;
  state: Record<FigureState, string>;
  left: string;
  right: string;
  blank: string;
  blanks(count: number): string;
  arithmetic(actual: string, expected: string, difference: string | null, bound: string | null): string;
  suggestion(label: string, value: string): string;
  cause(edits: string, reason: string, margin: Suspect['margin']): string;
  unclear(candidates: number): string;
  candidates(list: string): string;
  more(count: number): string;
  source(label: string, printed: string): string;
  misread: string;
  effect(repairs: number, breaks: readonly string[], alike: number): string;
  orElse(others: string): string;
  comma: string;
  selfTest(result: SelfTest): string;
  why: string;
  place(line: number, column: number): string;
  page(page: number): string;
  noViolation: string;
  violations(count: number, errors: number, warnings: number): string;
  folded(rounding: number, notices: number, undecided: number): string;
  summary(parts: { checks: string; figures: string; tables: string; missing: string; unrecognised: string }): string;
  checked(total: number, parts: string): string;
  figures(total: number, parts: string): string;
  tables(list: string): string;
  missing(list: string): string;
  unrecognised(count: number, titles: string): string;
  untitled: string;
  unit(unit: string): string;
  year(year: number): string;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

const zh: CliWords = {
  usage: `用法：gouji FILE… [--format text|json|ndjson|addresses|ledger|recognition] [--all] [--self-test] [--rules DIR] [--choices FILE.json] [--lang zh|en] [--encoding X]

核对部门决算公开报告里的勾稽关系。FILE 可以是文件，也可以是放着报告的文件夹。

  --format text       问题清单，最严重的在前（默认）
  --format json       一份报告的完整问题清单（gouji.findings/1）
  --format ndjson     每份报告一行
  --format addresses  每个数字一行：坐标、印出的数字、数值、单位、位置、状态
  --format ledger     各表、各节的数字按核对状态计数（single：只有一项关系核对过）
  --format recognition  逐表说明怎样认出，没有认出的是为什么
  --all               尾差和提示也逐条列出
  --self-test         在这份报告里试着写错数字，看规则能发现多少
  --rules DIR         加入或替换规则：文件夹里的 JSON
  --choices FILE.json 按导出的问题清单里对识别的选择，重做同一份报告的核对
  --lang zh|en        输出语言
  --encoding X        文本的编码：utf-8、gb18030、utf-16le、utf-16be
  --part N            文件里有几份报告时，核对第 N 份（不写是第 1 份）
  --help, --version

退出码：0 没有不符，1 有不符（错误或疑点），2 有文件没能核对。`,
  noFiles: '没有指定文件。',
  oneFile: (format) => `--format ${format} 一次只输出一份报告。多个文件请用 --format ndjson。`,
  noSuchFile: '没有这个文件。请检查路径。',
  notReadable: '没有读取权限。请检查文件的权限，或先把它复制到自己的文件夹。',
  emptyFolder: '文件夹里没有报告（txt、md、html、pdf、docx、xlsx）。',
  noSuchRules: (folder) => `没有规则文件夹“${folder}”。`,
  noRules: (folder) => `规则文件夹“${folder}”里没有 JSON 文件。`,
  brokenJson: (reason) => `不是有效的 JSON：${reason}`,
  oneFileForChoices: '--choices 里的选择只属于一份报告，一次只能核对那一份。',
  choicesOfAnother: (name) => `清单里的选择是对另一份文件（${name}）作出的，指纹（SHA-256）不同，没有核对。`,
  internal: '程序出错，这份文件没有核对。请把下面的信息告诉维护者：',
  kind: { 'final-accounts': '决算', budget: '预算', unknown: '未知类型' },
  severity: { error: '错误', warning: '疑点', notice: '提示' },
  verdict: { exact: '相符', rounding: '尾差', violated: '不符', undecided: '无法判定', notApplicable: '不适用' },
  state: { verified: '已核对', violated: '涉及不符', undecided: '无法判定', unchecked: '读出而没有参与核对', unread: '没有读取' },
  left: '左',
  right: '右',
  blank: '（空）',
  blanks: (count) => `另有 ${count} 个空白单元格，按 0 计`,
  arithmetic: (actual, expected, difference, bound) =>
    `报告 ${actual}，应为 ${expected}${difference === null ? '' : `，相差 ${difference}`}${bound === null ? '' : `，四舍五入最多可差 ${bound}`}`,
  suggestion: (label, value) => `建议：${label} 处应为 ${value}`,
  cause: (edits, reason, margin) =>
    `${{ likely: '最可能的错误', possible: '可能的错误', tied: '可能的错误（与其他解释无法区分）' }[margin]}：${edits}（${reason}）`,
  unclear: (candidates) => `无法判断是哪一个数有误：有 ${candidates} 个数，改动其中任何一个都能使下面的关系成立`,
  candidates: (list) => `例如：${list}`,
  more: (count) => `等 ${count} 个数`,
  source: (label, printed) => `所指的数：${label} ${printed}`,
  misread: '也可能是读错，请对照原件。',
  effect: (repairs, breaks, alike) =>
    `改后消除 ${repairs} 处不符，${breaks.length === 0 ? '不产生新的不符' : `但另有 ${breaks.length} 处不再相符：${breaks.join('；')}`}。${alike === 0 ? '' : `另有 ${alike} 处相差同一金额，改后仍不符，须一并核实。`}`,
  orElse: (others) => `也可能是：${others}`,
  comma: '，',
  selfTest: ({ tried, caught, placed, single, unprotected }) =>
    `自检：在这份报告的数字里逐次写错 ${tried} 处，勾稽关系能发现 ${share(caught, tried)}，其中能指出错在哪一个数字，或缩小到难以区分的几个的，占 ${share(placed, caught)}。只参与一项关系的数字 ${single.length} 个，不参与任何关系的 ${unprotected.length} 个。`,
  why: '依据',
  place: (line, column) => `行 ${line} 列 ${column}`,
  page: (page) => `第 ${page} 页`,
  noViolation: '没有发现错误和疑点。',
  violations: (count, errors, warnings) => `不符 ${count} 处（错误 ${errors}，疑点 ${warnings}）`,
  folded: (rounding, notices, undecided) =>
    `另有尾差 ${rounding} 处、提示 ${notices} 处${undecided === 0 ? '' : `、原因与上面相同而无法判定的 ${undecided} 处`}，用 --all 列出。`,
  summary: ({ checks, figures, tables, missing, unrecognised }) =>
    [checks, figures, tables, missing, unrecognised].filter((part) => part !== '').join('。') + '。',
  checked: (total, parts) => `核对 ${total} 次：${parts}`,
  figures: (total, parts) => `报告里的数字 ${total} 个：${parts}`,
  tables: (list) => `识别出的表：${list}`,
  missing: (list) => `没有找到的表：${list}`,
  unrecognised: (count, titles) => `没能识别的表 ${count} 张：${titles}`,
  untitled: '无标题',
  unit: (unit) => `单位：${unit}`,
  year: (year) => `${year}年度`,
};

const en: CliWords = {
  usage: `Usage: gouji FILE… [--format text|json|ndjson|addresses|ledger|recognition] [--all] [--self-test] [--rules DIR] [--choices FILE.json] [--lang zh|en] [--encoding X]

Checks that the figures of a department's published final accounts agree. FILE is a file, or a folder of reports.

  --format text       findings, worst first (default)
  --format json       the whole finding list of one report (gouji.findings/1)
  --format ndjson     one report a line
  --format addresses  one figure a line: address, printed, value, unit, place, state
  --format ledger     numbers of each table and section by state (single: verified by one relation only)
  --format recognition  how each table was recognised, and why one was not
  --all               list rounding and notices one by one, too
  --self-test         put typing errors into this report and see how many the rules catch
  --rules DIR         add or replace rules: the JSON files of a folder
  --choices FILE.json audit the report of an exported finding list again, with what was decided about its reading
  --lang zh|en        language of the output
  --encoding X        of a text: utf-8, gb18030, utf-16le, utf-16be
  --part N            of several reports in a file, audit number N (the first unless given)
  --help, --version

Exit status: 0 no violation, 1 violations (errors or warnings), 2 a file could not be audited.`,
  noFiles: 'No file given.',
  oneFile: (format) => `--format ${format} writes one report at a time. Use --format ndjson for several files.`,
  noSuchFile: 'There is no such file. Check the path.',
  notReadable: 'Reading it is not permitted. Check its permissions, or copy it to a folder of your own.',
  emptyFolder: 'The folder holds no report (txt, md, html, pdf, docx, xlsx).',
  noSuchRules: (folder) => `There is no folder of rules "${folder}".`,
  noRules: (folder) => `The folder of rules "${folder}" holds no JSON file.`,
  brokenJson: (reason) => `not valid JSON: ${reason}`,
  oneFileForChoices: 'The choices of --choices belong to one report: give that one alone.',
  choicesOfAnother: (name) => `The choices of the list were made about another file (${name}): its SHA-256 differs. Not audited.`,
  internal: 'The program failed and did not audit this file. Please tell its maintainers:',
  kind: { 'final-accounts': 'final accounts', budget: 'budget', unknown: 'unknown kind' },
  severity: { error: 'error', warning: 'warning', notice: 'notice' },
  verdict: { exact: 'exact', rounding: 'rounding', violated: 'violated', undecided: 'undecided', notApplicable: 'not applicable' },
  state: { verified: 'verified', violated: 'in a violated relation', undecided: 'undecided', unchecked: 'read but in no relation', unread: 'not read' },
  left: 'left',
  right: 'right',
  blank: '(blank)',
  blanks: (count) => `and ${count} blank ${count === 1 ? 'cell' : 'cells'}, taken as 0`,
  arithmetic: (actual, expected, difference, bound) =>
    `printed ${actual}, expected ${expected}${difference === null ? '' : `, difference ${difference}`}${bound === null ? '' : `, rounding allows ${bound}`}`,
  suggestion: (label, value) => `suggested: ${label} should read ${value}`,
  cause: (edits, reason, margin) =>
    `${{ likely: 'Most likely wrong', possible: 'Possibly wrong', tied: 'Possibly wrong (cannot be told apart from others)' }[margin]}: ${edits} (${reason})`,
  unclear: (candidates) => `Which figure is wrong cannot be told: changing any one of ${candidates} figures would make the relations below hold`,
  candidates: (list) => `For example: ${list}`,
  more: (count) => `and more, ${count} figures in all`,
  source: (label, printed) => `The figure meant: ${label} ${printed}`,
  misread: 'It may also have been misread: compare with the original.',
  effect: (repairs, breaks, alike) =>
    `Put right, ${repairs} violations vanish and ${breaks.length === 0 ? 'none arises' : `${breaks.length} relations no longer hold: ${breaks.join('; ')}`}.${alike === 0 ? '' : ` ${alike} more miss the same amount and remain: look at them together.`}`,
  orElse: (others) => `Or: ${others}`,
  comma: ', ',
  selfTest: ({ tried, caught, placed, single, unprotected }) =>
    `Self-test: of ${tried} typing errors put into this report one at a time, its relations catch ${share(caught, tried)} and of those name the figure, or the few that cannot be told apart, for ${share(placed, caught)}. ${single.length} figures stand in one relation only, ${unprotected.length} in none.`,
  why: 'basis',
  place: (line, column) => `line ${line} column ${column}`,
  page: (page) => `page ${page}`,
  noViolation: 'No errors or warnings found.',
  violations: (count, errors, warnings) => `${count} ${count === 1 ? 'violation' : 'violations'} (errors ${errors}, warnings ${warnings})`,
  folded: (rounding, notices, undecided) =>
    `And rounding ${rounding}, notices ${notices}${undecided === 0 ? '' : `, undecided for the same reasons ${undecided}`}: list them with --all.`,
  summary: ({ checks, figures, tables, missing, unrecognised }) =>
    [checks, figures, tables, missing, unrecognised].filter((part) => part !== '').join('. ') + '.',
  checked: (total, parts) => `${total} checks: ${parts}`,
  figures: (total, parts) => `${total} figures in the report: ${parts}`,
  tables: (list) => `Tables recognised: ${list}`,
  missing: (list) => `Tables not found: ${list}`,
  unrecognised: (count, titles) => `${count} tables not recognised: ${titles}`,
  untitled: 'untitled',
  unit: (unit) => `unit ${unit}`,
  year: (year) => String(year),
};

export const WORDS: Record<Language, CliWords> = { zh, en };
