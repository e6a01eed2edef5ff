// Steps that can be taken back and done again, as in a spreadsheet.

/** One cell that was changed. */
export interface CellChange {
  row: string;
  column: string;
  before: string;
  after: string;
}

/** What one act changed: one cell by typing, many by pasting. */
export type Step = readonly CellChange[];

/** Steps kept; nobody takes back more in a show. */
const DEPTH = 100;

export interface UndoState {
  done: readonly Step[];
  undone: readonly Step[];
}

export const noSteps: UndoState = { done: [], undone: [] };

/** A new act: what had been taken back can no longer be done again. Changes of nothing are none. */
export function record(state: UndoState, step: Step): UndoState {
  const real = step.filter((change) => change.before !== change.after);
  if (real.length === 0) return state;
  return { done: [...state.done, real].slice(-DEPTH), undone: [] };
}

/** The changes that take the last act back, and the state after it; null when there is none. */
export function undo(state: UndoState): { changes: Step; state: UndoState } | null {
  const last = state.done.at(-1);
  if (last === undefined) return null;
  return {
    changes: last.map((one) => ({ ...one, before: one.after, after: one.before })).toReversed(),
    state: { done: state.done.slice(0, -1), undone: [...state.undone, last] },
  };
}

/** The changes that do it again; null when nothing was taken back. */
export function redo(state: UndoState): { changes: Step; state: UndoState } | null {
  const last = state.undone.at(-1);
  if (last === undefined) return null;
  return {
    changes: last,
    state: { done: [...state.done, last], undone: state.undone.slice(0, -1) },
  };
}
