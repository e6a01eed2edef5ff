// The rules of a pack: what each is about, how grave, whether it is used and why not.
import { useMemo } from "react";
import type { Pack, Rule } from "@/domains/packs/packs";
import { Empty } from "@/kit/Empty";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { useWords } from "@/words/words";
import styles from "./packs.module.css";

interface Props {
  pack: Pack;
  rules: readonly Rule[];
  pending: boolean;
  open: (rule: string) => void;
}

const GRAVITY = { block: 0, high: 1, medium: 2, low: 3 } as const;

export function RuleTable({ pack, rules, pending, open }: Props) {
  const words = useWords();
  const told = words.packs;
  const columns = useMemo(
    (): Column<Rule>[] => [
      {
        id: "id",
        title: told.rule,
        width: 96,
        frozen: true,
        filter: "text",
        text: (row) => row.id,
      },
      {
        id: "name",
        title: told.name,
        width: 230,
        filter: "text",
        text: (row) => row.name,
        cell: (row) => (
          <button
            type="button"
            className={styles.name}
            title={row.name}
            data-rule={row.id}
            onClick={() => open(row.id)}
          >
            {row.name}
          </button>
        ),
      },
      {
        id: "severity",
        title: told.severity,
        width: 108,
        filter: "choice",
        text: (row) => told.severities[row.severity],
        order: (row) => GRAVITY[row.severity],
      },
      {
        id: "on",
        title: told.used,
        width: 190,
        filter: "choice",
        text: (row) => (row.on ? told.isOn : row.off_why),
        cell: (row) => (
          <span className={row.on ? styles.isOn : styles.isOff} data-on={row.on}>
            {row.on ? told.isOn : row.off_why}
          </span>
        ),
      },
      {
        id: "basis",
        title: told.basis,
        width: 240,
        filter: "text",
        text: (row) => row.basis,
      },
      {
        id: "examples",
        title: told.examples,
        width: 110,
        text: (row) => told.counted(row.hits.length, row.passes.length),
        order: (row) => row.hits.length,
      },
      {
        id: "rewrite",
        title: told.rewrite,
        width: 220,
        optional: true,
        filter: "text",
        text: (row) => row.rewrite,
      },
    ],
    [told, open],
  );
  return (
    <Table
      name="compliance.rules"
      label={pack.title}
      rows={rules}
      columns={columns}
      rowKey={(row) => row.id}
      faint={(row) => !row.on}
      mark={(row) => ({ "data-rule-row": row.id, "data-on": String(row.on) })}
      empty={pending ? null : <Empty small title={told.noRules} />}
    />
  );
}
