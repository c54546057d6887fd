/** The cover of a sample and its tables 01 to 03: for what needs tables, and not all that a report has. */
export function firstTables(whole: string): string {
  const tables = whole.slice(titled(whole, '收入支出决算总表', '公开01表'), titled(whole, '财政拨款收入支出决算总表', '公开04表'));
  return `${whole.slice(0, whole.indexOf('目 录'))}${tables}`;
}

/** Where a table begins: at the title before its form number. */
function titled(whole: string, title: string, form: string): number {
  const at = whole.lastIndexOf(title, whole.indexOf(form));
  if (at < 0) throw new Error(`no ${title} before ${form}`);
  return at;
}
