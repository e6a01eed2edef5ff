// The records behind a number that stands outside the page of its show: a goal, a line of a bulletin.
import { useMemo } from "react";
import { useLevel, type Which } from "@/domains/review/shows";
import { Trace } from "./Trace";
import { useCounts } from "./useCounts";
import { useMeanings } from "./useMeanings";

/** A count of the catalogue, by its metric, in a row of a show. */
export interface CellOf {
  which: Which;
  level: string;
  key: string;
  metric: string;
  /** What the row is called. */
  label: string;
}

interface Props {
  cell: CellOf;
  close: () => void;
}

export function CellRecords({ cell, close }: Props) {
  const { which, level, key, metric, label } = cell;
  const all = useCounts();
  const meanings = useMeanings(which, undefined);
  const products = useLevel(which, "product", false, ["gmv"]).data;
  const names = useMemo(
    () => new Map((products?.rows ?? []).map((row) => [row.key, row.label])),
    [products],
  );
  const counts = useMemo(() => new Map(all.map((one) => [one.measure, one])), [all]);
  const count = all.find((one) => one.metric === metric);
  if (count === undefined || meanings === undefined) return null;
  return (
    <Trace
      which={which}
      opened={{
        kind: "count",
        cell: { level, key, measure: count.measure },
        count,
        row: label,
      }}
      close={close}
      meanings={meanings}
      counts={counts}
      names={names}
    />
  );
}
