// The chosen segment: what it is at the top, then its script, its cues, and how it came about.
import { Segmented } from "antd";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useRooms } from "@/domains/rooms/rooms";
import type { Drafts } from "@/domains/rundown/drafts";
import type { Plan, Segment } from "@/domains/rundown/plan";
import type { Link } from "@/domains/selection/links";
import { Empty } from "@/kit/Empty";
import { useWords } from "@/words/words";
import { InCells } from "../others/Others";
import { byCell, type Other } from "../others/where";
import type { Editing } from "../useEditing";
import { INTO_PANE } from "../useListActs";
import { CuesPane } from "./CuesPane";
import { GoneNote } from "./GoneNote";
import { HistoryPane } from "./HistoryPane";
import styles from "./pane.module.css";
import { ReadPane } from "./ReadPane";
import { ScriptPane, type ScriptHandle } from "./ScriptPane";
import { SegmentFields } from "./SegmentFields";

type Tab = "script" | "cues" | "history";

interface Props {
  plan: Plan;
  selected: number | null;
  /** The room of the show, by its ident. */
  room: string;
  links: readonly Link[];
  drafts: Drafts;
  editing: Editing;
  writes: boolean;
  others: readonly Other[];
  /** The caret is in this cell now; null: in none. */
  enter: (cell: string | null) => void;
  /** Escape: the keyboard goes back to the list. */
  back: () => void;
}

export function Pane(props: Props) {
  const { plan, selected, room, links, drafts, editing, writes, others, enter, back } = props;
  const words = useWords();
  const told = words.rundown;
  const [tab, setTab] = useState<Tab>("script");
  const title = useRef<{ focus: () => void; select: () => void }>(null);
  const script = useRef<ScriptHandle>(null);
  const segment = plan.segments.find((one) => one.id === selected);
  useIntoPane(setTab, title, script);
  const inCells = useMemo(() => byCell(others, selected ?? 0), [others, selected]);
  const platform = usePlatform(room);

  if (segment === undefined) {
    const orphan = selected === null ? null : drafts.orphan(selected);
    if (orphan !== null && selected !== null) {
      return (
        <GoneNote
          segment={selected}
          draft={orphan}
          editing={editing}
          drop={() => drafts.drop(selected)}
        />
      );
    }
    return <Empty small title={told.nothing} />;
  }
  const link = links.find((one) => one.id === segment.link_id);
  const held = { platform, about: aboutOf(segment, link) };
  if (!writes) {
    return <ReadPane key={segment.id} plan={plan} segment={segment} link={link} {...held} />;
  }
  const draft = drafts.of(segment);
  return (
    // Escape anywhere in the pane goes back, unless something in it has used the key.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      key={segment.id}
      className={styles.pane}
      data-pane={segment.id}
      onFocus={(event) => enter(spotAt(event.target))}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) enter(null);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing)
          return;
        event.preventDefault();
        back();
      }}
    >
      <InCells value={inCells}>
        <SegmentFields
          plan={plan}
          segment={segment}
          links={links}
          editing={editing}
          titleRef={title}
        />
        <Segmented<Tab>
          block
          value={tab}
          onChange={setTab}
          options={[
            { value: "script", label: told.script },
            { value: "cues", label: `${told.cues} ${segment.cues.length}` },
            { value: "history", label: told.history },
          ]}
        />
        {tab === "script" && (
          <ScriptPane
            ref={script}
            segment={segment}
            draft={draft}
            {...held}
            product={link?.product ?? null}
            back={back}
          />
        )}
        {tab === "cues" && <CuesPane segment={segment} editing={editing} />}
        {tab === "history" && <HistoryPane plan={plan} segment={segment} draft={draft} />}
      </InCells>
    </div>
  );
}

/** The platform of a room; "" while nobody has said it. */
function usePlatform(room: string): string {
  const rooms = useRooms(true);
  return rooms.data?.find((one) => one.ident === room)?.platform ?? "";
}

/** What the page sees of what a script is held against. */
const aboutOf = (segment: Segment, link: Link | undefined): string =>
  JSON.stringify([segment.link_id, segment.link_no, segment.goods, link?.version]);

/** The cell an element stands in. */
function spotAt(element: EventTarget): string | null {
  const spot = element instanceof Element ? element.closest("[data-spot]") : null;
  return spot instanceof HTMLElement ? (spot.dataset["spot"] ?? null) : null;
}

/** The list asks for the caret: in the title, in the script, or for a new block. */
function useIntoPane(
  setTab: (tab: Tab) => void,
  title: RefObject<{ focus: () => void; select: () => void } | null>,
  script: RefObject<ScriptHandle | null>,
): void {
  useEffect(() => {
    const into = (event: Event) => {
      const where: unknown = event instanceof CustomEvent ? event.detail : null;
      if (where === "title") {
        title.current?.focus();
        title.current?.select();
        return;
      }
      setTab("script");
      // After the tab is drawn.
      setTimeout(() => (where === "block" ? script.current?.offer() : script.current?.focus()));
    };
    document.addEventListener(INTO_PANE, into);
    return () => document.removeEventListener(INTO_PANE, into);
  }, [setTab, title, script]);
}
