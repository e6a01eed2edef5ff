// What a taught table is called at first: after its file, without what changes every day. [plain]

const MOST = 40;
/** Dates, times, long numbers and the copies a browser counts. */
const CHANGING = /\(\d+\)|（\d+）|\d{4}[-_.年/]?\d{1,2}[-_.月/]?\d{1,2}日?|[-_ ]?\d{6,}|导出$/g;

/** "快手订单_20261121(3).xlsx" → "快手订单". */
export function nameOf(file: string): string {
  const bare = file.replace(/\.[A-Za-z0-9]{1,5}$/, "");
  const kept = bare
    .replace(CHANGING, "")
    .replace(/[-_ ~至到]+$/, "")
    .replace(/^[-_ ]+/, "")
    .trim();
  return (kept || bare).slice(0, MOST);
}

/** `wanted`, or with a number behind it while that name is taken. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let count = 2; ; count += 1) {
    const name = `${wanted.slice(0, MOST - 4)} ${count}`;
    if (!taken.includes(name)) return name;
  }
}
