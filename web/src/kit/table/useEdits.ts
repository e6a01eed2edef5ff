// Writing cells one after another, with what is under way, what failed, and what can be undone.
import { useCallback, useMemo, useRef, useState } from "react";
import { Refusal } from "@/api/refusal";
import { useLatest } from "../useLatest";
import type { Column } from "./columns";
import { type CellChange, noSteps, record, redo, type Step, undo, type UndoState } from "./undo";

/** A cell that is not as the server has it: being written (`error` null) or refused. */
export interface Unsaved {
  text: string;
  error: unknown;
}

export const cellKey = (row: string, column: string) => `${row}\u0000${column}`;

interface Place<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  told: { changedMeanwhile: (now: string) => string };
}

/** How long the reload that another person's change sets off may take, in ms, and how often to look. */
const RELOAD = { within: 3_000, every: 50 };

/** What a cell reads now; undefined when its row or column is gone. */
function reads<Row>(place: Place<Row>, cell: CellChange): string | undefined {
  const column = place.columns.find((one) => one.id === cell.column);
  const row = place.rows.find((one) => place.rowKey(one) === cell.row);
  return column && row && (column.edit?.from ?? column.text)(row);
}

const meanwhile = <Row>(place: Place<Row>, now: string) =>
  new Refusal("changed_meanwhile", 409, place.told.changedMeanwhile(now));

/** Why cells were not written. The server may know of another person's change before this page
 * does: then what it overtook them with is waited for, to be told as if it had been here. */
export async function whyNot<Row>(
  latest: { readonly current: Place<Row> },
  cells: Step,
  thrown: unknown,
): Promise<unknown> {
  if (!(thrown instanceof Refusal) || thrown.code !== "stale") return thrown;
  for (let waited = 0; waited < RELOAD.within; waited += RELOAD.every) {
    for (const cell of cells) {
      const now = reads(latest.current, cell);
      if (now !== undefined && now !== cell.before) return meanwhile(latest.current, now);
    }
    await new Promise((done) => setTimeout(done, RELOAD.every));
  }
  return thrown;
}

/** Write cells of one column, unless one no longer reads as it did: neither typing nor undo runs
 * over others. */
async function writeCells<Row>(place: Place<Row>, changes: Step): Promise<void> {
  const column = place.columns.find((one) => one.id === changes[0]?.column);
  const edit = column?.edit;
  if (column === undefined || edit === undefined) throw new Error(changes[0]?.column);
  const wanted = changes.map((change) => {
    const row = place.rows.find((one) => place.rowKey(one) === change.row);
    if (row === undefined) throw new Error(change.column);
    const now = (edit.from ?? column.text)(row);
    if (now !== change.before) throw meanwhile(place, now);
    return { row, text: change.after };
  });
  const [first] = wanted;
  if (wanted.length > 1 && edit.saveAll !== undefined) await edit.saveAll(wanted);
  else if (first !== undefined) await edit.save(first.row, first.text);
}

/** Changes that are written at once: those of a column that is written together, else each alone. */
export function inGroups<Row>(columns: readonly Column<Row>[], changes: Step): Step[] {
  const together = new Set(
    columns.filter((column) => column.edit?.saveAll !== undefined).map((column) => column.id),
  );
  const groups = new Map<string, CellChange[]>();
  for (const [index, change] of changes.entries()) {
    const name = together.has(change.column) ? change.column : `${change.column} ${index}`;
    groups.set(name, [...(groups.get(name) ?? []), change]);
  }
  return [...groups.values()];
}

export function useEdits<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  told: {
    /** A cell was not written. */
    refused: (error: unknown) => void;
    /** The sentence for a cell that reads `now` by somebody else's hand. */
    changedMeanwhile: (now: string) => string;
  },
) {
  const [unsaved, setUnsaved] = useState<ReadonlyMap<string, Unsaved>>(new Map());
  const [steps, setSteps] = useState<UndoState>(noSteps);
  const latest = useLatest({ columns, rows, rowKey, told });
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const mark = useCallback((change: CellChange, state: Unsaved | null) => {
    setUnsaved((before) => {
      const next = new Map(before);
      const key = cellKey(change.row, change.column);
      if (state === null) next.delete(key);
      else next.set(key, state);
      return next;
    });
  }, []);

  /** Write changes in order, each with the row as it is then: a version moves with every write. */
  const write = useCallback(
    (changes: Step): Promise<Step> => {
      for (const change of changes) mark(change, { text: change.after, error: null });
      const work = queue.current.then(async () => {
        const written: CellChange[] = [];
        for (const group of inGroups(latest.current.columns, changes)) {
          try {
            await writeCells(latest.current, group);
            written.push(...group);
            for (const change of group) mark(change, null);
          } catch (thrown) {
            const error = await whyNot(latest, group, thrown);
            for (const change of group) mark(change, { text: change.after, error });
            latest.current.told.refused(error);
          }
          // Let the answer reach the rows before the next write reads their version.
          await new Promise((done) => setTimeout(done));
        }
        return written;
      });
      queue.current = work;
      return work;
    },
    [mark, latest],
  );

  const act = useCallback(
    async (changes: Step) => {
      const written = await write(changes);
      setSteps((before) => record(before, written));
    },
    [write],
  );

  const latestSteps = useLatest(steps);
  const go = useCallback(
    async (step: typeof undo) => {
      const taken = step(latestSteps.current);
      if (taken === null) return;
      setSteps(taken.state);
      await write(taken.changes);
    },
    [write, latestSteps],
  );

  return useMemo(
    () => ({
      unsaved,
      canUndo: steps.done.length > 0,
      canRedo: steps.undone.length > 0,
      act,
      undo: () => void go(undo),
      redo: () => void go(redo),
      forget: (row: string, column: string) => mark({ row, column, before: "", after: "" }, null),
    }),
    [unsaved, steps, act, go, mark],
  );
}
