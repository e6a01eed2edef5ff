// Words of rulings and appeals.
import type { Missing } from "@/domains/violations/draft";
import type { AppealState, Family, Scene } from "@/domains/violations/violations";

const missing: Record<Missing, string> = {
  room: "选一个直播间，或写平台。",
  family: "选一下是哪一类。",
  clause: "写上平台引的条款。",
  told: "通知时间早于发生时间，请核对。",
  points: "扣分写整数，不知道就空着。",
  frozen: "金额写成 1299 或 1299.50，不知道就空着。",
  days: "天数写整数，不知道就空着。",
};
const scenes: Record<Scene, string> = {
  live: "直播",
  short_video: "短视频",
  product: "商品页",
  comment: "评论互动",
  account: "账号资料",
};
const families: Record<Family, string> = {
  false_promotion: "虚假宣传",
  price: "违规宣传价格",
  lucky_bag: "福袋抽奖",
  identity: "身份资质缺失",
  diversion: "站外引流",
  other: "其他",
};
const appeals: Record<AppealState, string> = {
  none: "未申诉",
  preparing: "准备中",
  sent: "已提交",
  won: "成功",
  lost: "失败",
  waived: "不申诉",
};

export const violations = {
  violations: {
    title: "判罚与申诉",
    evidenceTab: "凭证",
    tabs: "凭证与判罚",
    add: "登记判罚",
    addTitle: "登记一次判罚",
    changeTitle: "改判罚",
    readTitle: "判罚",
    scenes,
    families,
    appeals,
    room: "直播间",
    allRooms: "所有直播间",
    platform: "平台",
    account: "账号",
    show: "场次",
    noShow: "不在哪一场里",
    scene: "在哪里",
    family: "哪一类",
    clause: "条款",
    clauseHint: "平台通知里引的那一条",
    quote: "被指的话",
    quoteHint: "平台截的原话或画面字",
    happened: "发生",
    told: "收到通知",
    warning: "只是警告",
    warningWhy: "警告不算次数。",
    points: "扣分",
    frozen: "冻结（元）",
    days: "停播（天）",
    consequences: "处理",
    frozenOf: (yuan: string) => `冻结 ${yuan} 元`,
    daysOf: (days: number) => `停播 ${days} 天`,
    penalty: "别的处理",
    penaltyHint: "例如 商品下车、停用福袋 7 天",
    responsible: "谁负责",
    lesson: "怎么不再犯",
    evidence: "申诉用的凭证",
    save: "保存",
    saved: (clause: string) => `已登记「${clause}」`,
    missing,
    retire: "登错了，删掉",
    restore: "恢复",
    retired: (clause: string) => `已删掉「${clause}」`,
    edit: "改",
    none: "还没有判罚。",
    noneWhy: "平台一通知就登记：扣分怎么升级、申诉到几时，开播替你算。",
    noMatch: "没有符合的判罚。",
    dueOnly: "等着申诉",
    dueCount: (count: number) => `等着申诉 ${count}`,
    appeal: "申诉",
    appealHow: "写给平台的话",
    appealSave: "记下申诉",
    until: (when: string) => `${when} 截止`,
    left: (hours: number) =>
      hours >= 48
        ? `还有 ${Math.floor(hours / 24)} 天`
        : hours >= 1
          ? `只剩 ${hours} 小时`
          : "不到 1 小时",
    late: "已过期",
    noEnd: "没有读过这个平台的申诉期限",
    sentAt: (when: string) => `${when} 提交`,
    meters: "升级到哪一步了",
    meterNone: "近 14 天没有计数的判罚。",
    inShow: (count: number) => `这一场 ${count} 次`,
    shows: (count: number) => `14 天 ${count} 场`,
    reached: "已到",
    notReached: "还没到第一步",
    next: (step: string) => `再升一步：${step}`,
    nextBy: (inShow: number | null, shows: number | null) =>
      [
        inShow === null ? null : `这一场再 ${inShow} 次`,
        shows === null ? null : `14 天内再 ${shows} 场`,
      ]
        .filter((one) => one !== null)
        .join("，或 "),
    top: "已是最重的一步",
    unread: "没有读过这个平台的处置规则，只计次数。",
    source: (source: string) => `依据 ${source}`,
    today: "等着办的合规",
    endsSoon: (count: number) => `${count} 份凭证已到期或快到期`,
    look: "去看",
    package: "证据包",
    packageInside: "给自己人（不打码）",
    packageOutside: "给外人（观众打码）",
  },
};
