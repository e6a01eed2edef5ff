// What a new pack of the team's own begins with: every field that is needed, said what it is. [plain]

const RULE = `rules:
- id: OURS-01               # 编号，所有规则包里不能重
  name: 这条规则叫什么
  category: our_rules
  severity: high            # block 断播，high 立刻改，medium 提醒，low 记着
  basis: "《……》第几条"
  forbidden: 什么不能说
  rewrite: 该怎么说
  patterns:
  - '闭眼冲'
  hits:                     # 该拦的，至少三句；⟦⟧里是要找到的字
  - 姐妹们⟦闭眼冲⟧
  - 今天这款⟦闭眼冲⟧就对了
  - ⟦闭眼冲⟧，错过没有了
  passes:                   # 该放的，至少三句，越像越好
  - 闭上眼睛敷十分钟
  - 看清楚尺码再冲
  - 温水一冲就开
`;

/** `day`: today, YYYY-MM-DD. */
export const templateOf = (day: string): string => `title: 我们自己的规则
version: "${day.slice(0, 7).replace("-", ".")}"
source: 从哪份文件来的，写清名称和下载日期
effective: "${day}"     # 从哪天起算；until 是最后一天，可以不写
checked: "${day}"       # 哪天核对过原文
# platforms: [kuaishou]     # 只在这些平台说话；不写就是所有平台
# extends: china            # 用随包来的这一包里的词表
${RULE}`;

/** The name a file would give a pack: our_rules.yaml, or "" where it says nothing of use. */
export function nameOf(file: string): string {
  const stem = file.replace(/\.[^.]*$/, "").toLowerCase();
  const name = stem.replaceAll(/[^a-z0-9]+/g, "_").replaceAll(/^[_0-9]+|_+$/g, "");
  return /^[a-z][a-z0-9_]{1,39}$/.test(name) ? name : "";
}

/** Where a line of a text begins and ends, counted from 1; the last one when there are fewer. */
export function lineSpan(text: string, line: number): [number, number] {
  const lines = text.split("\n");
  const at = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  return [start, start + (lines[at]?.length ?? 0)];
}
