// Words of clips cut from shows.
import type { Standing } from "@/domains/clips/clips";
import type { Missing } from "@/domains/clips/draft";
import type { Part } from "@/domains/clips/useClipCheck";

const missing: Record<Missing, string> = {
  show: "选一个直播间和场次。",
  from: "开始写成录像上的时间，比如 1:02:03。",
  to: "结束写成录像上的时间，比如 1:02:40。",
  order: "结束要晚于开始。",
  platform: "选一下发在哪个平台。",
  title: "写上发布文案。",
};
const standings: Record<Standing, string> = {
  unsigned: "未审",
  changed: "改过，要重审",
  signed: "已审",
  published: "已发布",
  unreviewed: "没审就发了",
  down: "已下架",
};
const words: Record<Part, string> = { title: "发布文案", spoken: "口播", shown: "画面字" };
const hints: Record<Part, string> = {
  title: "发出去时写在上面的话，带话题",
  spoken: "切片里说的话",
  shown: "贴片、花字、商品条上的字",
};

export const clips = {
  clips: {
    title: "切片",
    add: "登记切片",
    addTitle: "登记一条切片",
    changeTitle: "切片",
    readTitle: "切片",
    words,
    hints,
    standings,
    missing,
    standing: "状态",
    room: "直播间",
    allRooms: "所有直播间",
    show: "场次",
    stretch: "剪的是哪一段",
    stretchWhy: "按录像的时间：从开播算起的 时:分:秒。",
    from: "从",
    to: "到",
    take: "带入这段的口播和画面字",
    nothingHeard: "这一段没有识别到口播和画面字，请自己写上。",
    product: "商品",
    where: "发在",
    account: "账号",
    ad: "画面上标了“广告”",
    ai: "有 AI 生成的内容",
    aiLabel: "标了“AI 生成”",
    cut: "剪自",
    signed: "审核",
    published: "发布",
    by: "登记人",
    url: "网址",
    save: "保存",
    edit: "打开",
    retire: "登错了，删掉",
    retired: (title: string) => `已删掉「${title}」`,
    none: "还没有切片。",
    noneWhy:
      "从直播里剪出来再发的短视频是广告，要另外审。登记下来，话对着商品的价格和凭证查，谁审的、发在哪都留着。",
    noMatch: "没有符合的切片。",
    waiting: (count: number) => (count === 0 ? "等着审" : `等着审 ${count}`),
    review: "审核",
    openClaims: (count: number) => `${count} 处说法未清：改掉、登记凭证，或写明理由接受。`,
    noClaims: "没有未清的说法。",
    sign: "审过了，签字",
    signOpen: (count: number) => `带着 ${count} 处未清签字`,
    saveFirst: "先保存，再签字。",
    number: (number: number) => `第 ${number} 次`,
    own: "自审",
    allClear: "全部清了",
    openThen: (count: number) => `${count} 处未清`,
    same: "就是现在这份",
    other: "是改之前的",
    publish: "登记已发布",
    unsignedWhy: "这份内容还没有人签字。发布照样记得下来，会标成“没审就发了”。",
    publishedAt: (when: string) => `${when} 发布`,
    downAt: (when: string) => `${when} 下架`,
    down: "已下架",
    unpublish: "其实没发",
  },
};
