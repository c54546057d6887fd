// Sections 一 to 十三 of a report, every claim computed from the accounts it belongs to.
import { ALL, ECONOMIC, FISCAL, FUNCTIONS, NAMES, OWN, percent, print, SUM, wan } from './accounts.mjs';
import { vehicles } from './tables.mjs';

const money = (fen) => `${fen === 0 ? '0' : print(fen)}万元`;
const share = (part, whole) => `占${part === 0 ? '0' : percent(part, whole)}%`;
const done = (outturn, budget, what) => (budget === 0 ? '' : `，完成${what}的${percent(outturn, budget)}%`);

/** 与上年相比 … 增加/减少 x，增长/下降 y % */
function against(now, prior, what) {
  const change = now - prior;
  if (change === 0) return `与上年度相比，${what}持平`;
  return `与上年度相比，${what}${change > 0 ? '增加' : '减少'}${money(Math.abs(change))}，${change > 0 ? '增长' : '下降'}${percent(Math.abs(change), prior)}%`;
}

export function sections(account) {
  const { spec } = account;
  return [
    ['收入支出决算总体情况说明', overall(account)],
    ['收入决算情况说明', incomes(account)],
    ['支出决算情况说明', outlays(account)],
    ['财政拨款收入支出决算总体情况说明', fiscal(account)],
    ['一般公共预算财政拨款支出决算情况说明', general(account)],
    ['一般公共预算财政拨款基本支出决算情况说明', basic(account)],
    ['政府性基金预算财政拨款支出决算情况说明', otherFund(account, 'fund', '政府性基金预算财政拨款')],
    ['国有资本经营预算财政拨款支出决算情况说明', otherFund(account, 'soe', '国有资本经营预算财政拨款')],
    ['财政拨款“三公”经费支出决算情况说明', travel(account)],
    ['机关运行经费支出情况说明', running(account)],
    ['政府采购支出情况说明', procurement(spec)],
    ['国有资产占用情况说明', assets(spec)],
    ['预算绩效情况说明', performance(account)],
  ];
}

function overall({ spec, spent, balance }) {
  const total = spent('', ALL) + balance('', ALL, 'close') + balance('', ALL, 'distributed');
  return [`${spec.year}年度收、支总计均为${money(total)}。${against(total, wan(spec.prior.total), '收、支总计各')}。主要原因是${spec.reasons.total}。`];
}

function incomes({ spec, income }) {
  const whole = income('', ALL);
  const parts = [['财政拨款收入', FISCAL], ...Object.entries(OWN).map(([fund, name]) => [name, [fund]])].filter(
    ([, funds], index) => index === 0 || income('', funds),
  );
  return [
    `${spec.year}年度收入合计${money(whole)}，其中：${parts.map(([name, funds]) => `${name}${money(income('', funds))}，${share(income('', funds), whole)}`).join('；')}。`,
  ];
}

function outlays({ spec, spent }) {
  const whole = spent('', ALL);
  const parts = [
    ['基本支出', ['basic']],
    ['项目支出', ['project']],
    ['经营支出', ['operating']],
  ].filter(([, kinds]) => spent('', ALL, kinds));
  return [
    `${spec.year}年度支出合计${money(whole)}，其中：${parts.map(([name, kinds]) => `${name}${money(spent('', ALL, kinds))}，${share(spent('', ALL, kinds), whole)}`).join('；')}。`,
  ];
}

function fiscal({ spec, spent, balance }) {
  const total = spent('', FISCAL) + balance('', FISCAL, 'close');
  return [
    `${spec.year}年度财政拨款收、支总计均为${money(total)}。${against(total, wan(spec.prior.fiscal), '财政拨款收、支总计各')}。主要原因是${spec.reasons.fiscal}。`,
  ];
}

function general({ spec, spent, items }) {
  const total = spent('', ['general']);
  const functions = FUNCTIONS.filter(([code]) => spent(code, ['general']));
  const listed = items.filter(({ code }) => spent(code, ['general'])).sort((a, b) => (a.code < b.code ? -1 : 1));
  const budgetOf = (code) => wan(spec.budget[code]);
  const budget = SUM(listed.map(({ code }) => budgetOf(code)));
  return [
    '（一）总体情况。',
    `${spec.year}年度一般公共预算财政拨款支出${money(total)}，占支出合计的${percent(total, spent('', ALL))}%。${against(total, wan(spec.prior.general), '一般公共预算财政拨款支出')}。主要原因是${spec.reasons.general}。`,
    '（二）结构情况。',
    `${spec.year}年度一般公共预算财政拨款支出${money(total)}，主要用于以下方面：${functions.map(([code, name]) => `${name.replace(/支出$/, '')}（类）支出${money(spent(code, ['general']))}，${share(spent(code, ['general']), total)}`).join('；')}。`,
    '（三）具体情况。',
    `${spec.year}年度一般公共预算财政拨款支出年初预算为${money(budget)}，支出决算为${money(total)}${done(total, budget, '年初预算')}。其中：`,
    ...listed.map(({ code }, index) => {
      const now = spent(code, ['general']);
      const begin = budgetOf(code);
      const path = `${NAMES[code.slice(0, 3)]}（类）${NAMES[code.slice(0, 5)]}（款）${NAMES[code]}（项）`;
      const reason =
        now === begin
          ? '决算数与年初预算数无差异。'
          : `决算数${now > begin ? '大于' : '小于'}年初预算数的主要原因是${spec.reasons.items[code] ?? spec.reasons.item}。`;
      return `${index + 1}．${path}。年初预算为${money(begin)}，支出决算为${money(now)}${done(now, begin, '年初预算')}。${reason}`;
    }),
  ];
}

function basic({ spec, spent, economic }) {
  const total = spent('', ['general'], ['basic']);
  const personnel = economic('301') + economic('303');
  const names = (classes) =>
    ECONOMIC.flat()
      .filter(({ code }) => code.length === 5 && classes.some((prefix) => code.startsWith(prefix)) && economic(code))
      .map(({ name }) => name);
  return [
    `${spec.year}年度一般公共预算财政拨款基本支出${money(total)}。其中：人员经费${money(personnel)}，主要包括：${names(['301', '303']).join('、')}；公用经费${money(total - personnel)}，主要包括：${names(['302', '307', '310', '399']).join('、')}。`,
  ];
}

function otherFund({ spec, spent, balance }, fund, name) {
  const short = name.replace('预算财政拨款', '');
  const now = spent('', [fund]);
  if (now === 0 && balance('', [fund], 'open') === 0) return [`${spec.year}年度没有${short}收入，也没有使用${short}安排的支出。`];
  const begin = wan(spec.fundBudget[fund]);
  return [`${spec.year}年度${name}支出年初预算为${money(begin)}，支出决算为${money(now)}${done(now, begin, '年初预算')}。主要用于${spec.reasons[fund]}。`];
}

function travel({ spec, travel: { budget, outturn } }) {
  const planned = vehicles(budget);
  const real = vehicles(outturn);
  const { counts } = spec.travel;
  const compare = (now, plan, reason) => (now === plan ? '决算数与预算数无差异。' : `决算数${now > plan ? '大于' : '小于'}预算数的主要原因是${reason}。`);
  const kind = (name, column) =>
    `${name}支出决算${money(real[column])}${done(real[column], planned[column], '预算')}${real['合计'] ? `，${share(real[column], real['合计'])}` : ''}`;
  return [
    '（一）“三公”经费支出决算总体情况说明。',
    `${spec.year}年度财政拨款“三公”经费支出预算为${money(planned['合计'])}，支出决算为${money(real['合计'])}${done(real['合计'], planned['合计'], '预算')}。${compare(real['合计'], planned['合计'], spec.reasons.travel)}`,
    '（二）“三公”经费支出决算具体情况说明。',
    `${spec.year}年度财政拨款“三公”经费支出决算中，${kind('因公出国（境）费', '因公出国（境）费')}；${kind('公务用车购置及运行费', '小计')}；${kind('公务接待费', '公务接待费')}。具体情况如下：`,
    `1．因公出国（境）费预算为${money(budget.abroad)}，支出决算为${money(outturn.abroad)}${done(outturn.abroad, budget.abroad, '预算')}。${compare(outturn.abroad, budget.abroad, spec.reasons.abroad)}全年因公出国（境）团组${counts.groups}个，累计${counts.travellers}人次。`,
    `2．公务用车购置及运行费预算为${money(planned['小计'])}，支出决算为${money(real['小计'])}${done(real['小计'], planned['小计'], '预算')}。${compare(real['小计'], planned['小计'], spec.reasons.cars)}其中：`,
    `公务用车购置支出${money(outturn.purchase)}，购置车辆${counts.bought}台。`,
    `公务用车运行维护支出${money(outturn.running)}。${spec.year}年期末，部门开支财政拨款的公务用车保有量为${counts.cars}辆。`,
    `3．公务接待费预算为${money(budget.reception)}，支出决算为${money(outturn.reception)}${done(outturn.reception, budget.reception, '预算')}。${compare(outturn.reception, budget.reception, spec.reasons.reception)}其中：`,
    `外宾接待支出0万元。${spec.year}年共接待国（境）外来访团组0个、来访外宾0人次（不包括陪同人员）。`,
    `其他国内公务接待支出${money(outturn.reception)}。${spec.year}年共接待国内来访团组${counts.batches}个、来宾${counts.guests}人次（不包括陪同人员）。`,
  ];
}

function running({ spec, economic }) {
  const now = SUM(['302', '307', '310', '399'].map(economic));
  if (spec.running === null) return [`${spec.department}为事业单位，${spec.year}年度没有机关运行经费支出。`];
  return [
    `${spec.year}年度机关运行经费支出${money(now)}，${against(now, wan(spec.prior.running), '机关运行经费').replace('与上年度', `与${spec.year - 1}年`)}。主要原因是${spec.reasons.running}。`,
  ];
}

function procurement({ year, procurement: { goods, works, services, small, micro } }) {
  const total = goods + works + services;
  const rate = (part, whole, what) => (whole === 0 ? '' : `，占${what}的${percent(wan(part), wan(whole))}%`);
  return [
    `${year}年度政府采购支出总额${money(wan(total))}。其中：政府采购货物支出${money(wan(goods))}、政府采购工程支出${money(wan(works))}、政府采购服务支出${money(wan(services))}。授予中小企业合同金额${money(wan(small))}${rate(small, total, '政府采购支出总额')}，其中：授予小微企业合同金额${money(wan(micro))}${rate(micro, small, '授予中小企业合同金额')}。`,
  ];
}

function assets({ year, assets: { cars, devices } }) {
  const kinds = ['省级领导干部用车', '主要领导干部用车', '机要通信用车', '应急保障用车', '执法执勤用车', '特种专业技术用车', '离退休干部用车', '其他用车'];
  const total = SUM(Object.values(cars));
  return [
    `${year}年期末，我部门共有车辆${total}辆，其中：${kinds.map((kind) => `${kind}${cars[kind] ?? 0}辆`).join('、')}；单位价值100万元（含）以上设备${devices}台（套）。`,
  ];
}

/** Project tables and this section tell the same scores. */
export function scores(project) {
  const rate = percent(wan(project.spent), wan(project.budget));
  const execution = (Math.round(Number(rate) * 10) / 100).toFixed(2);
  return { rate, execution, total: (90 + Number(execution)).toFixed(2) };
}

function performance({ spec }) {
  const total = SUM(spec.projects.map((project) => wan(project.spent)));
  return [
    '（一）绩效评价工作开展情况。',
    `根据预算绩效管理要求，本部门对${spec.year}年度项目支出开展绩效自评，其中，项目${spec.projects.length}个，共涉及资金${money(total)}。部门整体支出绩效自评得分${spec.score}分，评价等级为“优”。`,
    '（二）项目绩效自评结果。',
    ...spec.projects.map((project) => {
      const { rate, total: points } = scores(project);
      return `${project.name}项目绩效自评情况：项目绩效自评得分为${points}分。项目全年预算数为${money(wan(project.budget))}，执行数为${money(wan(project.spent))}，完成预算的${rate}%。项目绩效目标完成情况：${project.outcome}。发现的主要问题及原因：${project.problem}。下一步改进措施：${project.next}。`;
    }),
    '（三）部门评价结果。',
    `${spec.year}年度我部门没有开展部门评价的项目。`,
  ];
}
