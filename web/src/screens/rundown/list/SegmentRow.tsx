// One segment: when, what, about which product, how long; opened, its script as it is read.
import { memo, type PointerEvent } from "react";
import type { Issue, PlanKind, Segment } from "@/domains/rundown/plan";
import type { Link } from "@/domains/selection/links";
import { DragHandle } from "@/kit/drag/DragHandle";
import dropped from "@/kit/drag/drop.module.css";
import { Glyph } from "@/kit/Glyph";
import { RowMenu } from "@/kit/RowMenu";
import { useWords } from "@/words/words";
import { lengthOf } from "../lengths";
import { RowFaces } from "../others/Others";
import type { Other } from "../others/where";
import type { ListActs } from "../useListActs";
import { Gutter } from "./Gutter";
import list from "./list.module.css";
import { ProductChip } from "./ProductChip";
import styles from "./row.module.css";
import { ScriptRead } from "./ScriptRead";

interface Props {
  index: number;
  drop: "before" | "after" | undefined;
  segment: Segment;
  kind: PlanKind;
  link: Link | undefined;
  issues: readonly Issue[];
  others: readonly Other[];
  selected: boolean;
  opened: boolean;
  moving: boolean;
  writes: boolean;
  select: (id: number, focusPane: boolean) => void;
  toggle: (id: number) => void;
  start: (key: string, event: PointerEvent) => void;
  acts: ListActs;
}

/** A plan may have two hundred of these: one is drawn again only when it has changed itself. */
export const SegmentRow = memo(function SegmentRow(props: Props) {
  const { index, drop, segment, kind, link, issues, selected, opened, moving, writes } = props;
  const { select, toggle, start, acts } = props;
  const words = useWords();
  const told = words.rundown;
  const { id, title } = segment;
  const urgent = issues.filter((issue) => issue.before_show);
  return (
    // Keys are the list's; a row is only chosen.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`segment-${id}`}
      className={`${list.segment} ${dropped.place}`}
      role="option"
      aria-selected={selected}
      // The list holds the focus and says which row is active.
      tabIndex={-1}
      data-segment={id}
      data-drag-index={index}
      data-drop={drop}
      data-moving={moving || undefined}
      data-opened={opened}
      onClick={() => select(id, true)}
    >
      <div className={styles.row}>
        <DragHandle
          label={told.drag(title)}
          {...(writes && { onPress: (event: PointerEvent) => start(String(id), event) })}
        />
        <Gutter segment={segment} kind={kind} />
        <span className={styles.number}>{segment.position}</span>
        <div className={styles.name}>
          {segment.lane && <small className={styles.lane}>{told.lanes[segment.lane]}</small>}
          <b title={title}>{title}</b>
          <ProductChip segment={segment} link={link} />
        </div>
        {issues.length > 0 && (
          <span
            className={styles.issueMark}
            data-urgent={urgent.length > 0}
            title={issues.map((issue) => issue.text).join("\n")}
          >
            {issues.length}
          </span>
        )}
        <RowFaces others={props.others} />
        <span className={styles.cueMark}>
          {segment.cues.length > 0 && told.cueCount(segment.cues.length)}
        </span>
        <span className={styles.length}>{lengthOf(segment.duration_ms)}</span>
        <span className={styles.rowActs}>
          {writes && (
            <RowMenu
              tabIndex={-1}
              label={`${words.common.more} ${title}`}
              items={[
                { key: "add", label: told.keyAdd, extra: "Ctrl ↵" },
                { key: "duplicate", label: told.duplicate, extra: "Ctrl D" },
                { type: "divider" as const },
                { key: "remove", label: told.remove, extra: "Delete" },
              ]}
              choose={(key) => {
                if (key === "add") acts.add(id);
                else if (key === "duplicate") acts.duplicate(id);
                else acts.remove(id);
              }}
            />
          )}
          <button
            type="button"
            tabIndex={-1}
            className={styles.fold}
            aria-label={`${opened ? told.close : told.open} ${title}`}
            aria-expanded={opened}
            onClick={(event) => {
              event.stopPropagation();
              toggle(id);
            }}
          >
            <Glyph name={opened ? "down" : "right"} />
          </button>
        </span>
      </div>
      {opened && <ScriptRead segment={segment} />}
    </div>
  );
});
