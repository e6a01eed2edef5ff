// The number field: digits typed anywhere outside a field land here, Enter marks that link.
import { useEffect, useState } from "react";
import { byNumber } from "@/domains/control/goods";
import { entered, type Entry, fromField, isStale, NO_ENTRY, typed } from "@/domains/control/entry";
import { useMay } from "@/domains/people/me";
import { caretInField } from "@/kit/keys/Keys";
import { composing } from "@/kit/keys/chord";
import { useLatest } from "@/kit/useLatest";
import { serverClock } from "@/live/serverClock";
import { useWords } from "@/words/words";
import { useDesk } from "./DeskContext";
import styles from "./desk.module.css";
import { useActs } from "./useActs";

/** A link that was marked this long ago is not marked again by a bounced key. */
const BOUNCE_MS = 2_000;

const inDialog = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role="dialog"]') !== null;

export function NumberEntry({ word }: { word: string }) {
  const { goods, goodsPending, run, onAir } = useDesk();
  const acts = useActs();
  const marks = useMay()("run.mark");
  const words = useWords();
  const told = words.control.entry;
  const [entry, setEntry] = useState<Entry>(NO_ENTRY);
  const [last, setLast] = useState({ no: 0, at: 0 });
  const [hint, setHint] = useState("");

  /** `pin`: the card was raised; else the link is explained. */
  const submit = (pin: boolean) => {
    const now = serverClock.now();
    // A show without links knows no number: to ask each time would teach to press twice.
    const known = (no: number) => goods.length === 0 || byNumber(goods, no) !== null;
    if (goodsPending) {
      setHint(told.pending);
      return;
    }
    const what = entered(entry, now, known);
    setHint("");
    if (what.kind === "ask") {
      setEntry(what.entry);
      return;
    }
    setEntry(NO_ENTRY);
    if (what.kind === "nothing") return;
    if (what.kind === "end") {
      void acts.endPitch();
      return;
    }
    const good = byNumber(goods, what.no);
    if (pin && good !== null) {
      void acts.pin(good);
      return;
    }
    if (what.no === last.no && now - last.at < BOUNCE_MS) {
      setHint(told.bounced(what.no));
      return;
    }
    setLast({ no: what.no, at: now });
    void acts.mark(what.no, good);
  };

  const key = (event: KeyboardEvent) => {
    if (composing(event) || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    if (event.altKey || caretInField() || inDialog(event.target)) return;
    const digit = /^[0-9]$/.exec(event.key)?.[0];
    if (digit !== undefined) setEntry(typed(entry, { digit }, serverClock.now()));
    else if (entry.digits === "") return;
    else if (event.key === "Enter") submit(event.shiftKey);
    else if (event.key === "Backspace") setEntry(typed(entry, "back", serverClock.now()));
    else if (event.key === "Escape") setEntry(NO_ENTRY);
    else return;
    event.preventDefault();
  };
  const latest = useLatest(key);
  useEffect(() => {
    const heard = (event: KeyboardEvent) => latest.current(event);
    // Ahead of a button that has the focus: Enter belongs to the number that was typed.
    window.addEventListener("keydown", heard, true);
    return () => window.removeEventListener("keydown", heard, true);
  }, [latest]);
  useEffect(() => {
    if (entry.digits === "") return undefined;
    const timer = setInterval(() => {
      if (isStale(entry, serverClock.now())) setEntry(NO_ENTRY);
    }, 500);
    return () => clearInterval(timer);
  }, [entry]);

  const no = entry.digits === "" ? null : Number(entry.digits);
  const good = no === null ? null : byNumber(goods, no);
  const said = entry.asked
    ? told.ask(no ?? 0)
    : no === null
      ? hint
      : no === 0
        ? told.end
        : (good?.name ?? told.unknown);
  return (
    <label
      className={styles.entry}
      data-asked={entry.asked}
      data-mute={!marks}
      data-number-entry-state={said}
    >
      <input
        className={styles.number}
        data-number-entry=""
        inputMode="numeric"
        autoComplete="off"
        aria-label={told.label}
        placeholder={told.placeholder}
        value={entry.digits}
        onChange={(event) => setEntry(fromField(event.target.value, serverClock.now()))}
        onKeyDown={(event) => {
          if (composing(event.nativeEvent)) return;
          if (event.key === "Enter") submit(event.shiftKey);
          else if (event.key === "Escape") {
            setEntry(NO_ENTRY);
            event.currentTarget.blur();
          } else return;
          event.preventDefault();
        }}
      />
      <button
        type="button"
        className={styles.enter}
        disabled={!marks || entry.digits === "" || (!onAir && run.show === null)}
        onClick={() => submit(false)}
      >
        ↵ {word}
      </button>
      {said !== "" && (
        <span className={styles.said} role="status">
          {said}
        </span>
      )}
    </label>
  );
}
