// A person's choice of columns, remembered by the browser under the table's name.
import { useCallback, useMemo, useState } from "react";
import { recall, remember } from "../memory";
import { type Column, type ColumnChoice, readChoice, reconcile, shown } from "./columns";

export function useChoice<Row>(name: string, columns: readonly Column<Row>[]) {
  const key = `table.${name}`;
  const [kept, setKept] = useState<ColumnChoice | null>(() => readChoice(recall(key)));
  const choice = useMemo(() => reconcile(columns, kept), [columns, kept]);
  const visible = useMemo(() => shown(columns, choice), [columns, choice]);
  const choose = useCallback(
    (next: ColumnChoice | null) => {
      setKept(next);
      remember(key, JSON.stringify(next));
    },
    [key],
  );
  return { choice, visible, choose };
}
