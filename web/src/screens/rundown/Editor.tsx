// The editor of a plan: what it adds up to, the list that reads like a script, and the pane of the
// chosen segment. It reads like a script and behaves like a timeline.
import { useSearch } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useMay, useMe } from "@/domains/people/me";
import { Drafts, keptOf } from "@/domains/rundown/drafts";
import { type Issue, type Plan, useTotals } from "@/domains/rundown/plan";
import { useLinks } from "@/domains/selection/links";
import type { Show } from "@/domains/selection/shows";
import { useLatest } from "@/kit/useLatest";
import { useMedia } from "@/kit/useMedia";
import { usePresence } from "@/live/Live";
import { useWords } from "@/words/words";
import { MoveClashDialog } from "./MoveClashDialog";
import { bySegment, othersOf, spotOf } from "./others/where";
import { Pane } from "./pane/Pane";
import styles from "./rundown.module.css";
import { SegmentList } from "./list/SegmentList";
import { TotalsBar } from "./totals/TotalsBar";
import { useEditing } from "./useEditing";
import { useListActs } from "./useListActs";
import { useMoves } from "./useMoves";

const NO_ISSUES: readonly Issue[] = [];

export function Editor({ show, plan }: { show: Show; plan: Plan }) {
  const words = useWords();
  const may = useMay();
  const writes = may("rundown.write");
  const editing = useEditing(show.id);
  const moves = useMoves(plan, editing);
  const totals = useTotals(plan);
  const links = useLinks(show.id);
  const wide = useMedia("(min-width: 1100px)");
  // Another page may lead to a segment: it is chosen, and its pane open.
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [wanted] = useState(() => plan.segments.find((one) => one.id === search["segment"]));
  const [selected, setSelected] = useState<number | null>(
    () => wanted?.id ?? plan.segments[0]?.id ?? null,
  );
  const [paneOpen, setPaneOpen] = useState(wanted !== undefined);
  const [cell, setCell] = useState<string | null>(null);
  const others = useOthers(plan.id, selected, cell);
  const inSegments = useMemo(() => bySegment(others), [others]);
  const list = useRef<HTMLDivElement>(null);
  const latest = useLatest({ editing });

  const [drafts] = useState(
    () =>
      new Drafts({
        write: async (segment, expect, blocks) => {
          const done = await latest.current.editing.acts.writeScript(segment, expect, blocks);
          const found = done.plan.segments.find((one) => one.id === segment);
          return found ? keptOf(found) : { version: expect + 1, blocks };
        },
        read: async (segment) => {
          const now = await latest.current.editing.acts.reread();
          const found = now?.segments.find((one) => one.id === segment);
          return found ? keptOf(found) : null;
        },
        after: (ms, run) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      }),
  );
  useEffect(() => drafts.news(plan), [drafts, plan]);
  const draftStatus = useSyncExternalStore(drafts.onChange, () => drafts.status);
  useLeaving(drafts);

  const select = useCallback(
    (id: number, focusPane: boolean) => {
      setSelected(id);
      if (focusPane) setPaneOpen(true);
    },
    [setSelected],
  );
  const acts = useListActs({ plan: moves.shown, editing, select, list });
  const linkById = useMemo(
    () => new Map((links.data ?? []).map((link) => [link.id, link])),
    [links.data],
  );
  const segment = moves.shown.segments.find((one) => one.id === selected) ?? null;
  const saving =
    editing.busy || moves.busy || draftStatus === "saving"
      ? "saving"
      : draftStatus === "saved"
        ? "saved"
        : draftStatus;
  const pane = (
    <Pane
      plan={moves.shown}
      selected={selected}
      room={show.room}
      links={links.data ?? []}
      drafts={drafts}
      editing={editing}
      writes={writes}
      others={others}
      enter={setCell}
      back={() => {
        setPaneOpen(false);
        list.current?.focus();
      }}
    />
  );
  return (
    <div className={styles.editor} data-screen="rundown" data-saving={saving} data-kind={plan.kind}>
      <TotalsBar
        show={show}
        plan={moves.shown}
        totals={totals.data}
        selected={selected}
        saving={saving}
        writes={writes}
        editing={editing}
        others={others}
        add={acts.add}
        jump={(id) => {
          select(id, false);
          acts.reveal(id);
        }}
      />
      <div className={styles.work}>
        <SegmentList
          ref={list}
          plan={moves.shown}
          issues={totals.data?.issues ?? NO_ISSUES}
          links={linkById}
          others={inSegments}
          selected={selected}
          writes={writes}
          select={select}
          move={moves.move}
          acts={acts}
        />
        {wide ? (
          <aside className={styles.pane} aria-label={words.rundown.pane}>
            {pane}
          </aside>
        ) : (
          <Drawer
            open={paneOpen && segment !== null}
            onClose={() => {
              void drafts.flush();
              setPaneOpen(false);
            }}
            title={segment?.title ?? ""}
            size={440}
            styles={{ body: { padding: 12 } }}
          >
            {pane}
          </Drawer>
        )}
      </div>
      {moves.clash && (
        <MoveClashDialog
          clash={moves.clash}
          takeMine={() => void moves.takeMine()}
          keepTheirs={moves.keepTheirs}
        />
      )}
    </div>
  );
}

/** Who else has this plan open, and where in it they are; they are told where this page is. */
function useOthers(plan: number, selected: number | null, cell: string | null) {
  const me = useMe().data?.user?.id ?? null;
  const spot = selected === null ? null : spotOf({ segment: selected, cell });
  const present = usePresence("rundown.plan", plan, spot);
  return useMemo(() => othersOf(present, me), [present, me]);
}

/** Leaving saves what was written; the browser asks while that has not worked. */
function useLeaving(drafts: Drafts): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (drafts.status === "saved") return;
      void drafts.flush();
      event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      void drafts.flush();
    };
  }, [drafts]);
}
