// A goal rolled down: every part with what it was weighed by, looked at first, then written as it was.
import { useQuery } from "@tanstack/react-query";
import { App, Button, Checkbox, Input, Modal } from "antd";
import { useState } from "react";
import type { Brought, Goal, GoalActs, GoalScope, Wish } from "@/domains/goals/goals";
import { endedDone } from "@/domains/goals/tree";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, onDay, startOfShowDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useOnce } from "@/kit/useOnce";
import { useLanguage } from "@/words/words";
import { amountText, readAmount } from "./amount";
import styles from "./spread.module.css";

interface Props {
  goal: Goal;
  into: GoalScope;
  now: number;
  unit: string;
  acts: GoalActs;
  /** What the shows of the month brought. */
  shows: readonly Brought[];
  close: () => void;
}

export function Spread({ goal, into, now, unit, acts, shows, close }: Props) {
  const { words, language } = useLanguage();
  const told = words.goals;
  const { message } = App.useApp();
  const titleOf = useRoomTitle();
  const once = useOnce();
  const [plannedOnly, setPlannedOnly] = useState(false);
  const [rest, setRest] = useState(false);
  /** The moment it was opened: what is looked at does not move under the reader. */
  const [at] = useState(now);
  const known = endedDone(shows, goal, into, at, startOfShowDay(at));
  const [typed, setTyped] = useState(known === null ? "" : amountText(known, unit));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const runs = goal.starts_at < at && at < goal.ends_at;
  const done = readAmount(typed, unit);
  const wish: Wish = {
    into,
    planned_only: plannedOnly,
    ...(rest && done !== undefined && { at, done }),
  };
  const preview = useQuery({
    queryKey: ["goals", "preview", goal.id, goal.version, wish],
    queryFn: () => acts.preview(goal, wish),
    enabled: !rest || done !== undefined,
    staleTime: 0,
  });
  const seen = preview.data;
  const name = told.scopes[into] ?? into;
  const write = (again: () => void) => {
    if (seen === undefined) return;
    setBusy(true);
    setError(null);
    acts
      .spread(seen, wish)
      .then(({ goals }) => {
        message.info(told.written(goals.length));
        close();
      })
      .catch((thrown: unknown) => {
        again();
        setError(thrown);
        // What changed meanwhile is looked at anew.
        void preview.refetch();
      })
      .finally(() => setBusy(false));
  };
  const when = (start: number, end: number) =>
    into === "day"
      ? onDay(start, language)
      : `${into === "show" ? `${onDay(start, language)} ` : ""}${atClock(start)}–${atClock(end)}`;
  const lines =
    seen === undefined
      ? []
      : [
          ...seen.portions.map((one) => ({ ...one, kept: false })),
          ...seen.kept.map((one) => ({ ...one, kept: true })),
        ].toSorted((a, b) => a.starts_at - b.starts_at || a.room.localeCompare(b.room));
  return (
    <Modal
      open
      title={told.preview(amountText(goal.value, unit), name)}
      onCancel={close}
      width={680}
      mask={{ closable: false }}
      footer={
        <Button
          type="primary"
          data-act="write-spread"
          loading={busy}
          disabled={seen === undefined || seen.unplaced !== 0 || preview.isFetching}
          onClick={() => once(write)}
        >
          {told.write}
        </Button>
      }
    >
      <div className={styles.spread} data-form="spread">
        {into === "day" && (
          <Checkbox checked={plannedOnly} onChange={({ target }) => setPlannedOnly(target.checked)}>
            {told.plannedOnly}
          </Checkbox>
        )}
        {runs && (
          <Checkbox checked={rest} onChange={({ target }) => setRest(target.checked)}>
            {told.restOnly}
          </Checkbox>
        )}
        {rest && (
          <label className={styles.doneField}>
            <span>{told.doneSoFar}</span>
            <Input
              size="small"
              inputMode="decimal"
              value={typed}
              status={done === undefined && typed !== "" ? "warning" : ""}
              placeholder={told.valueHint[unit] ?? ""}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
        )}
        <RefusalNote error={error ?? preview.error} retry={() => void preview.refetch()} />
        {seen !== undefined && seen.unplaced !== 0 && (
          <p className={tone.soon} role="alert">
            {seen.unplaced > 0
              ? told.unplaced(amountText(seen.unplaced, unit))
              : told.tooHigh(amountText(-seen.unplaced, unit))}
          </p>
        )}
        {seen === undefined && !preview.error && (
          <p className={tone.soft}>{rest && done === undefined ? "" : told.previewing}</p>
        )}
        {seen !== undefined && (
          <div className={styles.portions}>
            <table>
              <thead>
                <tr>
                  <th>{told.span}</th>
                  <th data-number>{told.from}</th>
                  <th data-number>{told.to}</th>
                  <th>{told.why}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((one) => (
                  <tr
                    key={`${one.room} ${one.starts_at} ${one.ends_at}`}
                    data-portion={one.value}
                    data-kept={one.kept}
                  >
                    <th scope="row">
                      {when(one.starts_at, one.ends_at)}
                      {one.room !== goal.room && <small>{titleOf(one.room)}</small>}
                    </th>
                    <td data-number>
                      {"now" in one && one.now !== null ? amountText(one.now, unit) : ""}
                    </td>
                    <td data-number>{amountText(one.value, unit)}</td>
                    <td>
                      <small>
                        {"weighed_by_label" in one
                          ? told.cases(one.weighed_by_label, one.cases)
                          : `${told.kept} · ${told.keptHow}`}
                      </small>
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                {seen.done !== 0 && (
                  <tr>
                    <th scope="row">{told.donePart}</th>
                    <td data-number colSpan={2}>
                      {amountText(seen.done, unit)}
                    </td>
                  </tr>
                )}
                <tr data-whole>
                  <th scope="row">{told.total}</th>
                  <td data-number colSpan={2}>
                    {amountText(goal.value - seen.unplaced, unit)}
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
        )}
      </div>
    </Modal>
  );
}
