// What teams write in a chat and the server leaves aside: short names that stand for two numbers, told
// apart by their unit. A person looks before it is recorded. [plain]
import { type Box, type BoxId, typedBox } from "@/domains/control/readings";

export interface Kept {
  label: string;
  text: string;
}

export interface FromChat {
  id: BoxId;
  value: number;
  label: string;
  text: string;
}

/** 12.3万, ¥8,000 and 99.5 are money: nobody sells orders by the ten thousand or in halves. */
const MONEY = /[万亿w元¥.]/iu;
const ORDERS = /[单笔]$/u;
const ONE_NAME: Readonly<Record<string, BoxId>> = {
  订单: "orders_paid",
  订单数: "orders_paid",
  单量: "orders_paid",
  停留: "stay",
  花费: "spend",
  加粉: "follows",
};

function boxOf({ label, text }: Kept): BoxId | null {
  if (label === "成交" || label === "销售") {
    if (ORDERS.test(text)) return "orders_paid";
    return MONEY.test(text) ? "gmv" : null;
  }
  return ONE_NAME[label] ?? null;
}

/** The boxes these fill; one that is `filled` already, or is named twice, is left alone. */
export function fromChat(
  kept: readonly Kept[],
  boxes: readonly Pick<Box, "id" | "unit">[],
  filled: ReadonlySet<string>,
): FromChat[] {
  const found = kept.flatMap((one): FromChat[] => {
    const id = boxOf(one);
    const box = boxes.find((other) => other.id === id);
    if (id === null || box === undefined || filled.has(id)) return [];
    const value = typedBox(one.text.replace(/(?:人次|[单笔人次])$/u, ""), box.unit);
    return typeof value === "number" ? [{ id, value, ...one }] : [];
  });
  return found.filter((one) => found.filter((other) => other.id === one.id).length === 1);
}
