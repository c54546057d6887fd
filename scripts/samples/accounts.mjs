// The accounts of a made-up department: true amounts in fen, from which every printed figure is rounded on its own.

/** Function codes in use, as in the classification of government expenditure. */
export const NAMES = {
  201: '一般公共服务支出',
  20103: '政府办公厅（室）及相关机构事务',
  2010301: '行政运行',
  2010302: '一般行政管理事务',
  2010306: '政务公开审批',
  2010350: '事业运行',
  205: '教育支出',
  20508: '进修及培训',
  2050803: '培训支出',
  207: '文化旅游体育与传媒支出',
  20701: '文化和旅游',
  2070101: '行政运行',
  2070102: '一般行政管理事务',
  2070108: '文化活动',
  2070109: '群众文化',
  2070199: '其他文化和旅游支出',
  20702: '文物',
  2070204: '文物保护',
  2070205: '博物馆',
  208: '社会保障和就业支出',
  20805: '行政事业单位养老支出',
  2080501: '行政单位离退休',
  2080502: '事业单位离退休',
  2080505: '机关事业单位基本养老保险缴费支出',
  2080506: '机关事业单位职业年金缴费支出',
  20808: '抚恤',
  2080801: '死亡抚恤',
  210: '卫生健康支出',
  21011: '行政事业单位医疗',
  2101101: '行政单位医疗',
  2101102: '事业单位医疗',
  2101103: '公务员医疗补助',
  212: '城乡社区支出',
  21208: '国有土地使用权出让收入安排的支出',
  2120803: '城市建设支出',
  2120816: '农业农村生态环境支出',
  213: '农林水支出',
  21303: '水利',
  2130301: '行政运行',
  2130302: '一般行政管理事务',
  2130305: '水利工程建设',
  2130306: '水利工程运行与维护',
  2130311: '水资源节约管理与保护',
  2130314: '防汛',
  214: '交通运输支出',
  21401: '公路水路运输',
  2140101: '行政运行',
  2140102: '一般行政管理事务',
  2140104: '公路建设',
  2140106: '公路养护',
  2140112: '公路运输管理',
  2140199: '其他公路水路运输支出',
  221: '住房保障支出',
  22102: '住房改革支出',
  2210201: '住房公积金',
  223: '国有资本经营预算支出',
  22301: '解决历史遗留问题及改革成本支出',
  2230199: '其他解决历史遗留问题及改革成本支出',
  229: '其他支出',
  22960: '彩票公益金安排的支出',
  2296003: '用于体育事业的彩票公益金支出',
};

/** Rows of table 06, block by block, in the order of the form. */
export const ECONOMIC = [
  [
    '301 工资福利支出',
    '30101 基本工资',
    '30102 津贴补贴',
    '30103 奖金',
    '30106 伙食补助费',
    '30107 绩效工资',
    '30108 机关事业单位基本养老保险缴费',
    '30109 职业年金缴费',
    '30110 职工基本医疗保险缴费',
    '30111 公务员医疗补助缴费',
    '30112 其他社会保障缴费',
    '30113 住房公积金',
    '30114 医疗费',
    '30199 其他工资福利支出',
    '303 对个人和家庭的补助',
    '30301 离休费',
    '30302 退休费',
    '30303 退职（役）费',
    '30304 抚恤金',
    '30305 生活补助',
    '30306 救济费',
    '30307 医疗费补助',
    '30308 助学金',
    '30309 奖励金',
    '30310 个人农业生产补贴',
    '30311 代缴社会保险费',
    '30399 其他对个人和家庭的补助',
  ],
  [
    '302 商品和服务支出',
    '30201 办公费',
    '30202 印刷费',
    '30203 咨询费',
    '30204 手续费',
    '30205 水费',
    '30206 电费',
    '30207 邮电费',
    '30208 取暖费',
    '30209 物业管理费',
    '30211 差旅费',
    '30212 因公出国（境）费用',
    '30213 维修（护）费',
    '30214 租赁费',
    '30215 会议费',
    '30216 培训费',
    '30217 公务接待费',
    '30218 专用材料费',
    '30224 被装购置费',
    '30225 专用燃料费',
    '30226 劳务费',
    '30227 委托业务费',
    '30228 工会经费',
    '30229 福利费',
    '30231 公务用车运行维护费',
    '30239 其他交通费用',
    '30240 税金及附加费用',
    '30299 其他商品和服务支出',
  ],
  [
    '307 债务利息及费用支出',
    '30701 国内债务付息',
    '30702 国外债务付息',
    '310 资本性支出',
    '31001 房屋建筑物购建',
    '31002 办公设备购置',
    '31003 专用设备购置',
    '31005 基础设施建设',
    '31006 大型修缮',
    '31007 信息网络及软件购置更新',
    '31008 物资储备',
    '31009 土地补偿',
    '31010 安置补助',
    '31011 地上附着物和青苗补偿',
    '31012 拆迁补偿',
    '31013 公务用车购置',
    '31019 其他交通工具购置',
    '31021 文物和陈列品购置',
    '31022 无形资产购置',
    '31099 其他资本性支出',
    '399 其他支出',
    '39907 国家赔偿费用支出',
    '39908 对民间非营利组织和群众性自治组织补贴',
    '39909 经常性赠与',
    '39910 资本性赠与',
    '39999 其他支出',
  ],
].map((block) =>
  block.map((row) => {
    const [code, name] = row.split(' ');
    return { code, name };
  }),
);

/** Functions of 01 and 04, in the order of the form, with the code of their 类. */
export const FUNCTIONS = [
  ['201', '一般公共服务支出'],
  ['202', '外交支出'],
  ['203', '国防支出'],
  ['204', '公共安全支出'],
  ['205', '教育支出'],
  ['206', '科学技术支出'],
  ['207', '文化旅游体育与传媒支出'],
  ['208', '社会保障和就业支出'],
  ['210', '卫生健康支出'],
  ['211', '节能环保支出'],
  ['212', '城乡社区支出'],
  ['213', '农林水支出'],
  ['214', '交通运输支出'],
  ['215', '资源勘探工业信息等支出'],
  ['216', '商业服务业等支出'],
  ['217', '金融支出'],
  ['219', '援助其他地区支出'],
  ['220', '自然资源海洋气象等支出'],
  ['221', '住房保障支出'],
  ['222', '粮油物资储备支出'],
  ['223', '国有资本经营预算支出'],
  ['224', '灾害防治及应急管理支出'],
  ['229', '其他支出'],
  ['231', '债务还本支出'],
  ['232', '债务付息支出'],
  ['234', '抗疫特别国债安排的支出'],
];

export const SUM = (list) => list.reduce((a, b) => a + b, 0);

/** 万元 as written in the departments' data → fen. */
export const wan = (amount) => Math.round(amount * 1_000_000);

/** Money from the budgets of finance, and money of one's own, which is a column of 02 each. */
export const FISCAL = ['general', 'fund', 'soe'];
export const OWN = { superior: '上级补助收入', career: '事业收入', operating: '经营收入', affiliated: '附属单位上缴收入', other: '其他收入' };
export const ALL = [...FISCAL, ...Object.keys(OWN)];
const SPENDING = ['basic', 'project', 'operating'];

/**
 * spec.items: code → { <fund>: { basic, project, operating, open, close, used, distributed } } in 万元. One item has `general.basic: 'rest'`:
 * it takes what the others leave of spec.economic, so that 05 and 06 agree. What came in follows from what was spent and from the balances.
 */
export function accounts(spec) {
  const economic = Object.fromEntries(Object.entries(spec.economic).map(([code, amount]) => [code, wan(amount)]));
  const items = Object.entries(spec.items).map(([code, money]) => ({ code, ...inFen(money) }));
  const rest = items.find((item) => item.general?.basic === 'rest');
  rest.general.basic = 0;
  rest.general.basic = SUM(Object.values(economic)) - SUM(items.map((item) => item.general?.basic ?? 0));
  if (rest.general.basic <= 0) throw new Error(`${spec.file}: nothing is left for ${rest.code}`);

  const amount = (prefix, funds, kinds) =>
    SUM(items.filter((item) => item.code.startsWith(prefix)).flatMap((item) => funds.flatMap((fund) => kinds.map((kind) => item[fund]?.[kind] ?? 0))));
  const spent = (prefix, funds, kinds = SPENDING) => amount(prefix, funds, kinds);
  const income = (prefix, funds) => spent(prefix, funds) + amount(prefix, funds, ['close', 'distributed']) - amount(prefix, funds, ['open', 'used']);
  return {
    spec,
    items,
    spent,
    income,
    balance: (prefix, funds, which) => amount(prefix, funds, [which]),
    /** Of a class or an item of 06. */
    economic: (code) =>
      SUM(
        Object.entries(economic)
          .filter(([item]) => item.startsWith(code))
          .map(([, value]) => value),
      ),
    /** 类, 款 and 项 codes under which `amountOf` is not zero. */
    tree: (amountOf) =>
      [...new Set(items.filter((item) => amountOf(item.code)).flatMap((item) => [3, 5, 7].map((length) => item.code.slice(0, length))))].sort(),
  };
}

function inFen(money) {
  return Object.fromEntries(
    Object.entries(money).map(([fund, parts]) => [
      fund,
      Object.fromEntries(Object.entries(parts).map(([kind, value]) => [kind, value === 'rest' ? 'rest' : wan(value)])),
    ]),
  );
}

/** Fen as 万元 with two decimals, rounded half up on the absolute amount. */
export function print(fen, { thousands = false } = {}) {
  const units = Math.round(Math.abs(fen) / 10_000);
  const whole = String(Math.floor(units / 100));
  const grouped = thousands ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${fen < 0 && units > 0 ? '-' : ''}${grouped}.${String(units % 100).padStart(2, '0')}`;
}

/** A share or rate with two decimals, from the true amounts. */
export function percent(part, whole) {
  return (Math.round((part * 10_000) / whole) / 100).toFixed(2);
}
