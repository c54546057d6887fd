import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { audit, AuditError, exportList, type Choice, PackError, read, ReadError, reportOf, worded, type Auditing, type Pack } from '../engine/audit.js';
import { addressesOf } from './addresses.js';
import { ChoicesError, choicesFrom, type Chosen } from './choices.js';
import { faultOf, inputsOf, type Input } from './inputs.js';
import { parseOptions, UsageError, type Options } from './options.js';
import { RulesError, rulesWith } from './rules-folder.js';
import { ledgerText } from './ledger.js';
import { recognitionText } from './recognition.js';
import { isViolation, textOf } from './text.js';
import { WORDS, type CliWords } from './words.js';

export interface Output {
  /** Resolves when the text is written; false when nobody reads any more. */
  out(text: string): Promise<boolean>;
  err(text: string): Promise<boolean>;
}

export const CLEAN = 0;
const VIOLATIONS = 1;
export const FAILED = 2;

/** Runs one command; resolves to its exit status. */
export async function run(args: readonly string[], output: Output): Promise<number> {
  let options: Options;
  try {
    options = parseOptions(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    await output.err(`gouji: ${error.message}\n\n${WORDS.zh.usage}\n`);
    return FAILED;
  }
  const words = WORDS[options.lang];
  if (options.help) return said(output, `${words.usage}\n`);
  if (options.version) return said(output, `${GOUJI_VERSION}\n`);
  if (options.files.length === 0) return refused(output, `gouji: ${words.noFiles}\n\n${words.usage}\n`);

  let rules: { pack: Pack; own: string[] };
  try {
    rules = await rulesWith(options.rules, words);
  } catch (error) {
    if (error instanceof RulesError) return refused(output, `gouji: ${error.message}\n`);
    if (error instanceof PackError) return refused(output, `${error.problems.map((problem) => `gouji: ${problemInWords(problem, options)}`).join('\n')}\n`);
    throw error;
  }
  const inputs = await inputsOf(options.files);
  if (inputs.length > 1 && (options.format === 'json' || options.format === 'addresses' || options.format === 'ledger'))
    return refused(output, `gouji: ${words.oneFile(options.format)}\n`);
  if (options.choices === null) return auditAll(inputs, rules, null, options, words, output);
  if (inputs.length > 1) return refused(output, `gouji: ${words.oneFileForChoices}\n`);
  try {
    return await auditAll(inputs, rules, await choicesFrom(options.choices, rules.pack, options.lang, words), options, words, output);
  } catch (error) {
    if (error instanceof ChoicesError) return refused(output, `gouji: ${error.message}\n`);
    throw error;
  }
}

async function said(output: Output, text: string): Promise<number> {
  await output.out(text);
  return CLEAN;
}

async function refused(output: Output, text: string): Promise<number> {
  await output.err(text);
  return FAILED;
}

function problemInWords({ file, rule, path, message }: PackError['problems'][number], { lang, rules }: Options): string {
  return `${rules ?? ''}${rules === null ? '' : '/'}${file}${rule === null ? '' : ` ${rule}`}${path === '' ? '' : ` ${path}`}: ${message[lang]}`;
}

async function auditAll(
  inputs: readonly Input[],
  rules: { pack: Pack; own: string[] },
  chosen: Chosen | null,
  options: Options,
  words: CliWords,
  output: Output,
): Promise<number> {
  let status = CLEAN;
  for (const [index, input] of inputs.entries()) {
    const audited = await auditOne(input, rules, chosen, options, words);
    if (typeof audited === 'string') {
      await output.err(`gouji: ${input.path}: ${audited}\n`);
      status = FAILED;
      continue;
    }
    if (!('view' in audited)) {
      if (!(await output.out(recognitionText(audited, options.lang)))) return status;
      continue;
    }
    if (status === CLEAN && audited.view.list.findings.some(isViolation)) status = VIOLATIONS;
    const gap = options.format === 'text' && index > 0 ? '\n' : '';
    if (!(await output.out(gap + written(audited, options, words)))) return status;
  }
  return status;
}

type Audited = Pick<Auditing, 'view' | 'missing' | 'report' | 'pack' | 'selfTest'>;
/** How a file was read, also one that cannot be audited: that is when it is asked. */
type Recognised = Pick<Auditing, 'report' | 'pack'>;

/** The audit, or why there is none. One file's failure must not keep the others from being audited. */
async function auditOne(
  input: Input,
  { pack, own }: { pack: Pack; own: string[] },
  chosen: Chosen | null,
  options: Options,
  words: CliWords,
): Promise<Audited | Recognised | string> {
  if ('fault' in input) return words[input.fault];
  try {
    const bytes = await readFile(input.path).catch((error: unknown) => faultOf(error));
    if (typeof bytes === 'string') return words[bytes];
    const encoding = options.encoding ?? chosen?.encoding ?? null;
    const document = await read(bytes, basename(input.path), encoding === null ? {} : { encoding });
    if (chosen !== null && chosen.sha256 !== document.sha256) return words.choicesOfAnother(chosen.name);
    const made = chosen?.choices.filter(({ kind }) => (kind !== 'encoding' || options.encoding === null) && (kind !== 'part' || options.part === null)) ?? [];
    const given: Choice[] = [
      ...(options.encoding === null ? [] : [{ kind: 'encoding' as const, encoding: options.encoding }]),
      ...(options.part === null ? [] : [{ kind: 'part' as const, part: options.part }]),
    ];
    if (options.format === 'recognition') return { report: reportOf(document, pack, [...made, ...given]), pack };
    return await audit(document, pack, [...made, ...given], { own });
  } catch (error) {
    if (error instanceof ReadError || error instanceof AuditError) return worded(pack.messages, error.code, error.values)[options.lang];
    return `${words.internal}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

function written({ view, missing, pack, selfTest }: Audited, { format, lang, all, selfTest: tested }: Options, words: CliWords): string {
  switch (format) {
    case 'json':
      return exportList(view.list);
    case 'ndjson':
      return `${JSON.stringify(view.list)}\n`;
    case 'addresses':
      return addressesOf(view);
    case 'ledger':
      return ledgerText(view);
    default:
      return textOf({ view, missing, pack }, lang, words, all) + (tested ? `${words.selfTest(selfTest())}\n` : '');
  }
}
