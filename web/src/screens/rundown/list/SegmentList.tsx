// The segments of a plan, one row each: time, title, product, length; opened they read as a script.
import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Issue, Plan } from "@/domains/rundown/plan";
import { listRows } from "@/domains/rundown/order";
import type { Link } from "@/domains/selection/links";
import { putBefore, stepped } from "@/kit/drag/places";
import { useRowDrag } from "@/kit/drag/useRowDrag";
import { composing } from "@/kit/keys/chord";
import { useKeys } from "@/kit/keys/Keys";
import { useWords } from "@/words/words";
import styles from "./list.module.css";
import type { Other } from "../others/where";
import type { ListActs } from "../useListActs";
import { EndRow } from "./EndRow";
import { GroupRow } from "./GroupRow";
import { SegmentRow } from "./SegmentRow";

const NONE: readonly Issue[] = [];
const NOBODY: readonly Other[] = [];

interface Props {
  ref: Ref<HTMLDivElement>;
  plan: Plan;
  issues: readonly Issue[];
  links: ReadonlyMap<number, Link>;
  others: ReadonlyMap<number, readonly Other[]>;
  selected: number | null;
  writes: boolean;
  select: (id: number, focusPane: boolean) => void;
  move: (moving: readonly number[], before: number) => void;
  acts: ListActs;
}

export function SegmentList(props: Props) {
  const { ref, plan, issues, links, others, selected, writes, select, move, acts } = props;
  const words = useWords();
  const told = words.rundown;
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(ref, () => box.current);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const rows = listRows(plan);
  const drag = useRowDrag(box, (key, before) => move([Number(key)], before));
  const ids = plan.segments.map((segment) => segment.id);
  const inRows = rows.flatMap((row) => (row.segment ? [row.segment.id] : []));
  const allOpen = ids.length > 0 && ids.every((id) => opened.has(id));

  const toggle = useCallback((id: number, open?: boolean) => {
    setOpened((before) => {
      const next = new Set(before);
      if (open ?? !before.has(id)) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  const byIssue = useMemo(() => {
    const found = new Map<number, Issue[]>();
    for (const issue of issues) {
      if (issue.segment === null) continue;
      found.set(issue.segment, [...(found.get(issue.segment) ?? []), issue]);
    }
    return found;
  }, [issues]);
  const go = (down: number) => {
    const at = selected === null ? -1 : inRows.indexOf(selected);
    const next = inRows[Math.max(0, Math.min(inRows.length - 1, at + down))];
    if (next === undefined) return;
    select(next, false);
    acts.reveal(next);
  };
  /** One row up or down, past a heading too: then it changes its group. */
  const step = (by: -1 | 1) => {
    if (selected === null) return;
    const keys = rows.map((row) => row.segment?.id ?? row.group ?? "");
    const before = stepped<number | string>(keys, [selected], by);
    // Nothing stands over the first heading.
    if (before === null || (before === 0 && plan.kind === "loop")) return;
    if (putBefore(keys, [selected], before).join() === keys.join()) return;
    move([selected], before);
    acts.reveal(selected);
  };

  useKeys(told.keys, [
    { keys: "ArrowUp/ArrowDown", label: told.keySelect },
    { keys: "ArrowRight/ArrowLeft", label: told.keyOpen },
    ...(writes
      ? [
          { keys: "Alt+ArrowUp/Alt+ArrowDown", label: told.keyMove },
          { keys: "Enter", label: told.keyScript },
          { keys: "F2", label: told.keyTitle },
          { keys: "/", label: told.keyBlock },
          { keys: "Ctrl+Enter", label: told.keyAdd },
          { keys: "Ctrl+D", label: told.keyDuplicate },
          { keys: "Delete", label: told.keyRemove },
          { keys: "Ctrl+Z", label: told.keyUndo },
          { keys: "Escape", label: told.keyBack },
        ]
      : []),
  ]);

  const editKey = (event: KeyboardEvent): boolean => {
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (control && key === "enter") acts.add(selected);
    else if (control && key === "z") acts.undo();
    else if (selected === null) return false;
    else if (event.altKey && event.key === "ArrowUp") step(-1);
    else if (event.altKey && event.key === "ArrowDown") step(1);
    else if (control && key === "d") acts.duplicate(selected);
    else if (event.key === "Delete") acts.remove(selected);
    else if (event.key === "F2") acts.into(selected, "title");
    else if (event.key === "Enter") acts.into(selected, "script");
    else if (event.key === "/" || event.key === "、") acts.into(selected, "block");
    else return false;
    return true;
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || composing(event.nativeEvent)) return;
    if (writes && editKey(event)) event.preventDefault();
    else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (event.key === "ArrowUp") go(-1);
    else if (event.key === "ArrowDown") go(1);
    else if (event.key === "Home") go(-inRows.length);
    else if (event.key === "End") go(inRows.length);
    else if (event.key === "ArrowRight" && selected !== null) toggle(selected, true);
    else if (event.key === "ArrowLeft" && selected !== null) toggle(selected, false);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      className={styles.list}
      role="listbox"
      aria-label={told.list}
      aria-activedescendant={selected === null ? undefined : `segment-${selected}`}
      tabIndex={0}
      onKeyDown={keyDown}
    >
      {rows.map((row, index) => {
        const shared = {
          index,
          drop:
            drag.drop === index
              ? ("before" as const)
              : drag.drop === rows.length && index === rows.length - 1
                ? ("after" as const)
                : undefined,
        };
        if (row.segment === null) {
          return (
            <GroupRow
              key={row.group}
              {...shared}
              group={row.group}
              plan={plan}
              toggleAll={() => setOpened(allOpen ? new Set() : new Set(ids))}
              allOpen={allOpen}
            />
          );
        }
        const { segment } = row;
        return (
          <SegmentRow
            key={segment.id}
            {...shared}
            segment={segment}
            kind={plan.kind}
            link={links.get(segment.link_id ?? 0)}
            issues={byIssue.get(segment.id) ?? NONE}
            others={others.get(segment.id) ?? NOBODY}
            selected={segment.id === selected}
            opened={opened.has(segment.id)}
            moving={drag.moving === String(segment.id)}
            writes={writes}
            select={select}
            toggle={toggle}
            start={drag.start}
            acts={acts}
          />
        );
      })}
      {plan.kind === "linear" && (
        <EndRow
          plan={plan}
          allOpen={allOpen}
          toggleAll={() => setOpened(allOpen ? new Set() : new Set(ids))}
        />
      )}
      {writes && (
        <button type="button" className={styles.addRow} onClick={() => acts.add(null)}>
          + {told.add}
        </button>
      )}
    </div>
  );
}
