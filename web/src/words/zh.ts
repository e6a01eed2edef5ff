// What screens say in Chinese, the first language; docs/words.md decides which word a thing has.
import type { components } from "@/api/schema";
import { accepted } from "./zh/accepted";
import { bulletin } from "./zh/bulletin";
import { boards } from "./zh/boards";
import { packs } from "./zh/packs";
import { clips } from "./zh/clips";
import { compliance } from "./zh/compliance";
import { control } from "./zh/control";
import { evidence } from "./zh/evidence";
import { groups } from "./zh/groups";
import { findings } from "./zh/findings";
import { goals } from "./zh/goals";
import { imports } from "./zh/imports";
import { keeping } from "./zh/keeping";
import { people } from "./zh/people";
import { phone } from "./zh/phone";
import { preshow } from "./zh/preshow";
import { profit } from "./zh/profit";
import { prompter } from "./zh/prompter";
import { results } from "./zh/results";
import { review } from "./zh/review";
import { rooms } from "./zh/rooms";
import { rundown } from "./zh/rundown";
import { selection } from "./zh/selection";
import { violations } from "./zh/violations";

export type DutyCode = components["schemas"]["Duty"];

const duties: Record<DutyCode, string> = {
  lead: "负责人",
  operator: "运营",
  floor: "场控",
  console: "中控",
  host: "主播",
  cohost: "副播",
  media_buyer: "投手",
  merchandiser: "商品岗",
  service: "客服",
  compliance: "合规",
  editing: "剪辑",
  partnerships: "商务",
  observer: "旁观",
};

export const zh = {
  name: "开播",
  motto: "直播团队的中控与运营台",
  places: {
    today: "今日",
    goals: "目标",
    shows: "场次",
    products: "商品",
    evidence: "凭证",
    violations: "判罚",
    clips: "切片",
    packs: "规则包",
    accepted: "接受的说法",
    keeping: "留存",
    roster: "排班",
    rooms: "直播间",
    boards: "看板",
    imports: "导入",
    groups: "群",
    rates: "费率与成本",
    people: "人员",
    account: "我的账号",
  },
  duties,
  common: {
    save: "保存",
    cancel: "取消",
    retry: "再试一次",
    copy: "复制",
    copied: "已复制",
    more: "更多",
    loading: "正在读取",
    optional: "可不填",
    mayBeEmpty: (name: string) => `${name}（可不填）`,
    none: "无",
    span: (hours: number, minutes: number) =>
      hours === 0
        ? `${minutes} 分钟`
        : minutes === 0
          ? `${hours} 小时`
          : `${hours} 小时 ${minutes} 分`,
    listed: (parts: readonly string[]) => parts.join("、"),
    quoted: (text: string) => `「${text}」`,
  },
  refusals: {
    unreachable: "连不上服务器，没有收到回答。请连上后看一眼，没写入的再按一次。",
    unreadable: (status: number) =>
      `服务器的回答读不懂（${status}），不确定是否写入。请刷新后看一眼再继续。`,
    page: (text: string) => `页面自己出错了，什么也没有发出去：${text}`,
    now: "现在是",
    yours: "你要写",
    load: "换成现在的内容",
    changedMeanwhile: (now: string) =>
      `这一格刚被别人改成「${now}」，你的没有写入。按 Enter 再写你的，按 Esc 用现在的。`,
  },
  link: {
    lost: (seconds: string) => `断线 ${seconds}，正在重连`,
    safe: "下面是断线前的内容。中控按键会自动补记，其他修改请连上后再存。",
    now: "现在重连",
    notOpened: "连不上服务器，这一页还没有打开。",
    comesBack: "服务器回来后会自己打开，不用刷新。",
    slow: "服务器还没有回答，正在等它…",
  },
  presses: {
    some: (count: number) => `${count} 条未记录`,
    explain: "这些操作还没有得到服务器的回答，页面会一直重试；请不要关掉这个标签页。",
    tries: (count: number) => `已试 ${count} 次`,
    waitsFor: "等本人登录后补记",
    giveUp: "不再补记",
  },
  figure: {
    unknown: "不知道",
    exact: "准确值",
    source: "来源",
    age: "数据时间",
    noTime: "没有时间",
    fresh: "刚刚",
    old: (count: number, unit: "s" | "min" | "h" | "d") =>
      `${count}${{ s: "秒", min: "分钟", h: "小时", d: "天" }[unit]}前`,
    short: (count: number, unit: "s" | "min" | "h" | "d") =>
      `${count}${{ s: "秒", min: "分", h: "时", d: "天" }[unit]}`,
    levels: {
      L0: "手报",
      L1: "场后文件",
      L2: "官方推送",
      L3: "自有采集",
    },
  },
  hold: { how: "按住 0.6 秒" },
  undo: { left: (seconds: number) => `撤销 ${seconds}`, undone: "已撤销", failed: "没能撤销" },
  keys: {
    title: "键盘",
    general: "到处可用",
    commands: "找命令",
    map: "看这张键位图",
    caret: "键盘在输入框里",
    table: "表格",
    move: "移动",
    editCell: "编辑格子",
    leaveCell: "放弃编辑",
    undo: "撤销",
    redo: "重做",
    copy: "复制所选格",
    paste: "从表格粘贴",
    arrange: "换顺序",
    light: "换明暗",
    switchPerson: "换人",
  },
  room: {
    onAir: "在播",
    offAir: "未开播",
    replay: (speed: number) => `回放 ${speed}×`,
  },
  commandBox: {
    open: "找命令或页面",
    hint: "汉字、拼音或首字母",
    none: "没有这样的命令，换个词试试。",
    go: (place: string) => `去「${place}」`,
  },
  notices: {
    title: "通知",
    none: "没有正在进行或失败的任务。",
    running: "任务",
    dead: "做不成的事",
    cancel: "停止",
    cancelling: "正在停止",
    again: "再做一次",
    ended: "刚结束的",
    refold: (room: string) => `重算「${room}」的数字`,
    refolding: (room: string) => `正在重算「${room}」，进度在铃铛里，可以停止。`,
  },
  work: {
    stop: "取消",
    stopping: "正在取消",
    noFile: "已取消，没有生成文件。",
    download: "下载",
    take: "导出整张表",
    takeXlsx: (what: string) => `${what}，全部行和列（Excel）`,
    takeCsv: (what: string) => `${what}，全部行和列（CSV）`,
    minutes: "每分钟的数",
  },
  pasting: {
    title: "从表格粘贴",
    how: "在表格里选中并复制，再到下面按 Ctrl V。第一行是表头也行，次序不限。",
    here: "在这里粘贴",
    unknown: (names: string) => `没用上的列：${names}`,
    write: (count: number) => `写入 ${count} 行`,
    already: "已有，不写入",
    willAdd: "新增",
    wrote: (count: number) => `写入了 ${count} 行。`,
    someFailed: (count: number) => `有 ${count} 行没写入，原因在各行里。其余已写入。`,
  },
  table: {
    columns: "列",
    reset: "恢复默认",
    export: "导出所见",
    filter: "筛选",
    find: "包含",
    clear: "清除",
    rows: (seen: number, all: number) =>
      seen === all
        ? `${all.toLocaleString("en-US")} 行`
        : `${seen.toLocaleString("en-US")} / ${all.toLocaleString("en-US")} 行`,
    unsaved: "没有保存",
    pasted: (count: number) => `粘贴改了 ${count} 格`,
    left: (count: number) => `${count} 格没有位置或不能改，已跳过`,
    move: (column: string) => `移动「${column}」列`,
  },
  missing: {
    title: "没有这个页面。",
    why: "链接可能写错了，或者你没有看它的权限。",
    back: "回今日",
  },
  crash: {
    title: "这个页面出错了。",
    why: "已经写入的都在。刷新即可继续；再出现请把下面这行告诉管理员。",
    reload: "刷新",
    unreached: "这一页还没读到：连不上服务器。",
    unreachedWhy: "已经打开过的页面还在，记下的按键连上后会自动补记。",
    back: "返回",
  },
  ...boards,
  ...bulletin,
  ...compliance,
  ...control,
  ...evidence,
  ...groups,
  ...findings,
  ...goals,
  ...imports,
  ...people,
  ...phone,
  ...preshow,
  ...profit,
  ...prompter,
  ...results,
  ...review,
  ...rooms,
  ...rundown,
  ...selection,
  ...clips,
  ...accepted,
  ...keeping,
  ...packs,
  ...violations,
};

/** The shape of a dictionary: another language that lacks a word, or has one too many, fails tsc. */
export type Shape<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : T extends readonly string[]
      ? readonly string[]
      : { [Key in keyof T]: Shape<T[Key]> };

export type Words = Shape<typeof zh>;
