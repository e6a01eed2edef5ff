// Evidence as the columns of a table: what ends first stands first.
import { type Evidence, fileOf, type ProvableRule } from "@/domains/evidence/evidence";
import { standingOf } from "@/domains/evidence/ending";
import type { Language } from "@/kit/format";
import { UNKNOWN } from "@/kit/format";
import type { Column } from "@/kit/table/columns";
import { dayKey } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import type { Words } from "@/words/zh";
import { endText } from "./endText";
import styles from "./evidence.module.css";

interface Given {
  words: Words;
  language: Language;
  /** UTC ms, by the day. */
  now: number;
  products: ReadonlyMap<number, string>;
  hosts: ReadonlyMap<number, string>;
  rules: ReadonlyMap<string, ProvableRule>;
  open: (row: Evidence) => void;
}

/** What a kind is called. */
export const kindText = (row: Pick<Evidence, "kind" | "kind_label">, words: Words): string =>
  words.evidence.kinds[row.kind] ?? row.kind_label;

export function evidenceColumns(given: Given): Column<Evidence>[] {
  const { words, language, now, products, hosts, rules, open } = given;
  const told = words.evidence;
  const productsOf = (row: Evidence) =>
    row.products.map((id) => products.get(id) ?? told.unknownProduct(id));
  const hostsOf = (row: Evidence) => row.hosts.map((id) => hosts.get(id) ?? told.unknownHost(id));
  const rulesOf = (row: Evidence) => row.rules.map((id) => rules.get(id)?.name ?? id);
  const few = (names: readonly string[]) =>
    names.length <= 2 ? names.join(" · ") : told.more(names[0] ?? "", names.length);
  return [
    {
      id: "ends",
      title: told.until,
      width: 128,
      frozen: true,
      text: (row) => endText(row, now, words, language),
      order: (row) => (row.absent ? null : row.valid_until),
      cell: (row) => {
        const standing = standingOf(row, now);
        return (
          <span
            className={standing === "ended" || standing === "soon" ? styles.near : tone.soft}
            data-standing={standing}
            title={row.valid_until === null ? undefined : dayKey(row.valid_until - 1)}
          >
            {endText(row, now, words, language)}
          </span>
        );
      },
    },
    {
      id: "title",
      title: told.name,
      width: 240,
      filter: "text",
      text: (row) => row.title,
      cell: (row) => (
        <button
          type="button"
          className={styles.name}
          title={row.title}
          data-open={row.id}
          onClick={() => open(row)}
        >
          {row.title}
        </button>
      ),
    },
    {
      id: "kind",
      title: told.kind,
      width: 136,
      filter: "choice",
      text: (row) => kindText(row, words),
    },
    { id: "number", title: told.number, width: 150, filter: "text", text: (row) => row.number },
    {
      id: "file",
      title: told.file,
      width: 130,
      text: (row) => row.file ?? "",
      cell: (row) =>
        row.file === null ? (
          <span className={tone.soft}>{row.absent ? UNKNOWN : told.noFile}</span>
        ) : (
          <a className={styles.file} href={fileOf(row)} download={row.file} title={row.file}>
            {row.file}
          </a>
        ),
    },
    {
      id: "products",
      title: told.products,
      width: 150,
      filter: "text",
      text: (row) => (row.products.length === 0 ? told.allProducts : productsOf(row).join(" · ")),
      cell: (row) =>
        row.products.length === 0 ? (
          <span className={tone.soft}>{row.hosts.length === 0 ? told.allProducts : UNKNOWN}</span>
        ) : (
          <span title={productsOf(row).join("\n")}>{few(productsOf(row))}</span>
        ),
    },
    {
      id: "hosts",
      title: told.hosts,
      width: 104,
      filter: "text",
      text: (row) => hostsOf(row).join(" · ") || UNKNOWN,
    },
    {
      id: "rules",
      title: told.rules,
      width: 166,
      filter: "text",
      text: (row) => rulesOf(row).join(" · ") || UNKNOWN,
      cell: (row) => <span title={rulesOf(row).join("\n")}>{few(rulesOf(row)) || UNKNOWN}</span>,
    },
    {
      id: "day",
      title: `${told.until} · YYYY-MM-DD`,
      width: 120,
      optional: true,
      text: (row) => (row.valid_until === null ? UNKNOWN : dayKey(row.valid_until - 1)),
    },
    { id: "holder", title: told.holder, width: 150, optional: true, text: (row) => row.holder },
    { id: "note", title: told.note, width: 200, optional: true, text: (row) => row.note },
  ];
}
