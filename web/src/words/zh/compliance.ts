// Words of what may not be said, while somebody writes it.
import type { Tone } from "@/domains/compliance/placing";

const tones: Record<Tone, string> = {
  block: "不能上播",
  change: "要改",
  evidence: "要凭证",
  again: "再看一眼",
};

export const compliance = {
  compliance: {
    tones,
    found: (change: number, evidence: number, again: number) =>
      [
        change > 0 ? `${change} 处要改` : "",
        evidence > 0 ? `${evidence} 处要凭证` : "",
        again > 0 ? `${again} 句可以再看一眼` : "",
      ]
        .filter((part) => part !== "")
        .join(" · "),
    reviewer: {
      ask: "问问模型",
      none: (model: string) => `${model} 没有意见。它会漏，以规则检查为准。`,
      some: (model: string) => `${model} 的意见，要人判断；它会错。`,
      dropped: (count: number) => `${count} 条对不上原文或规则，没有显示。`,
    },
    clean: "查过了，没有要改的",
    looking: "正在查…",
    nothing: "写下来就会查",
    off: (why: string) => `现在没有在查：${why}`,
    partly: (says: string) => `没有查全：${says}`,
    unreachable: "连不上服务器，连上会自动再查",
    toFirst: "到第一处",
    next: "下一处",
    previous: "上一处",
    open: "看这一处怎么改",
    why: "为什么",
    article: "依据",
    proof: "要的凭证",
    prove: "登记凭证",
    advice: "怎么改",
    instead: (text: string) => `改成「${text}」`,
    takeOut: (span: string) => `删掉「${span}」`,
    close: "关上",
    inBlock: (count: string) => `这一块：${count}`,
    tooLong: "改成这句就超过一块能写的字数，请先分块。",
  },
};
