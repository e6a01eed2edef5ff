// The handover sheet as a table: what the system knows, what it does not and why, what people wrote.
import { Input } from "antd";
import type { Good } from "@/domains/control/goods";
import { named } from "@/domains/control/goods";
import { BOX_UNITS } from "@/domains/control/figures";
import type { BoxId } from "@/domains/control/readings";
import type { HandoverField } from "@/domains/control/room";
import { isPlain } from "@/domains/control/sheet";
import { count, figure, money, UNKNOWN } from "@/kit/format";
import { atClock } from "@/kit/time";
import { useLanguage } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./dialogs.module.css";

interface Props {
  fields: readonly HandoverField[];
  written: ReadonlyMap<string, string>;
  /** Left out: the sheet is only read. */
  write?: (id: string, text: string) => void;
}

const MONEY = new Set(["goal", "gmv", "gap"]);
/** Asked for below the sheet, or known by who presses. */
const ELSEWHERE = new Set(["word", "giver", "receiver", "at"]);

export function SheetTable({ fields, written, write }: Props) {
  const { goods } = useDesk();
  const { words } = useLanguage();
  const told = words.control.handover;
  const text = useShown(goods);
  const shown = fields.filter(
    (field) =>
      !ELSEWHERE.has(field.id) && (field.value !== null || !field.id.startsWith("reading.")),
  );
  return (
    // Its place is kept while the sheet is on its way: the fields below it must not move.
    <div className={styles.sheetPlace}>
      <table className={styles.sheet} data-sheet={shown.length}>
        <tbody>
          {shown.map((field) => (
            <tr key={field.id} data-field={field.id}>
              <th scope="row">{field.zh}</th>
              <td>
                {field.value !== null && field.value !== undefined ? (
                  text(field)
                ) : write === undefined ? (
                  <span className={styles.unknown} title={field.why}>
                    {written.get(field.id) ?? UNKNOWN}
                  </span>
                ) : (
                  <Input
                    size="small"
                    maxLength={120}
                    value={written.get(field.id) ?? ""}
                    placeholder={field.why || told.unknown}
                    onChange={(event) => write(field.id, event.target.value)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Told = Record<string, unknown>;
const isTold = (value: unknown): value is Told =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A field's value in words. */
function useShown(goods: readonly Good[]): (field: HandoverField) => string {
  const { words, language } = useLanguage();
  const told = words.control.handover;
  const one = (value: unknown): string => {
    if (typeof value === "number") return count(value, language);
    if (typeof value === "string") return value;
    if (!isTold(value)) return value === true ? told.yes : UNKNOWN;
    const text = (name: string) => (typeof value[name] === "string" ? value[name] : null);
    const product = text("product");
    const { no, name } = named(goods, product, null, null);
    const start = typeof value["start"] === "number" ? atClock(value["start"]) : "";
    const left = typeof value["left"] === "number" ? count(value["left"], language) : "";
    const label = text("label") ?? (product === null ? "" : words.control.inbox.link(no, name));
    return [label, left, start].filter((part) => part !== "").join(" ");
  };
  return (field) => {
    const value: unknown = field.value;
    if (field.id.startsWith("reading.") && isTold(value)) {
      const unit = BOX_UNITS[field.id.slice("reading.".length) as BoxId] ?? "count";
      const raw = typeof value["value"] === "number" ? value["value"] : null;
      const shown = figure(unit === "s" && raw !== null ? raw / 1_000 : raw, unit, language);
      const at = typeof value["ts"] === "number" ? atClock(value["ts"]) : "";
      return `${shown.text}${shown.unit} ${told.readAt(at)}`;
    }
    if (typeof value === "number") {
      return MONEY.has(field.id) ? money(value, language) : count(value, language);
    }
    if (Array.isArray(value)) {
      return value.length === 0 ? words.common.none : words.common.listed(value.map(one));
    }
    return isPlain(value) ? String(value) : one(value);
  };
}
