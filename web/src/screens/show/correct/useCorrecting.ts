// The span that is chosen, the correction that is being thought about, and what came of the last.
import { useCallback, useMemo, useState } from "react";
import { useMay } from "@/domains/people/me";
import type { LaneSpan, Timeline } from "@/domains/review/shows";
import { edgeAt, type Fix, limits, nudged } from "../timeline/edges";
import { type Edge, endOf, LANES, type LaneName } from "../timeline/lanes";
import type { Stretch } from "../timeline/scale";

export interface Chosen {
  lane: LaneName;
  span: LaneSpan;
}

export interface Correcting {
  /** Whether this person may correct; otherwise spans are only looked at. */
  may: boolean;
  chosen: Chosen | null;
  choose: (lane: LaneName, id: string) => void;
  /** The edge that keys move. */
  edge: Edge;
  setEdge: (edge: Edge) => void;
  draft: Fix | null;
  propose: (fix: Fix | null) => void;
  /** Puts an edge of the chosen span where it was dragged to. */
  moveEdge: (edge: Edge, at: number) => void;
  nudge: (seconds: number, edge?: Edge) => void;
  drop: () => void;
  clear: () => void;
}

/** The spans a correction of this one can touch: of the lane, or of that host. */
export const around = (lanes: Timeline["lanes"], lane: LaneName, host?: string): LaneSpan[] =>
  lane === "host" ? lanes.host.filter((span) => span.key === host) : lanes[lane];

/** How a fix names the lane it is about. */
export const laneOf = (lane: LaneName, host: string) =>
  lane === "host" ? { lane, host } : { lane };

export function useCorrecting(timeline: Timeline | undefined, whole: Stretch): Correcting {
  const may = useMay()("run.correct");
  const [held, setHeld] = useState<{ lane: LaneName; id: string } | null>(null);
  const [edge, setEdge] = useState<Edge>("from");
  const [draft, setDraft] = useState<Fix | null>(null);

  const chosen = useMemo<Chosen | null>(() => {
    const span = held && timeline?.lanes[held.lane].find((one) => one.id === held.id);
    return held && span ? { lane: held.lane, span } : null;
  }, [held, timeline]);

  const choose = (lane: LaneName, id: string) => {
    if (held?.lane === lane && held.id === id) return;
    setHeld({ lane, id });
    setDraft(null);
    setEdge("from");
  };

  const moveEdge = useCallback(
    (which: Edge, at: number) => {
      if (!may || chosen === null) return;
      const { lane, span } = chosen;
      setEdge(which);
      const old = edgeAt(span, which, whole);
      setDraft(
        at === old
          ? null
          : { ...laneOf(lane, span.key), op: "edge", span: span.id, edge: which, at },
      );
    },
    [may, chosen, whole],
  );

  const nudge = useCallback(
    (seconds: number, which: Edge = edge) => {
      if (chosen === null) return;
      const { span } = chosen;
      const from =
        draft?.op === "edge" && draft.edge === which ? draft.at : edgeAt(span, which, whole);
      moveEdge(which, nudged(from, seconds, limits(span, which, whole)));
    },
    [chosen, draft, edge, whole, moveEdge],
  );

  return {
    may,
    chosen,
    choose,
    edge,
    setEdge,
    draft,
    propose: setDraft,
    moveEdge,
    nudge,
    drop: () => {
      if (!may || chosen === null) return;
      setDraft({ ...laneOf(chosen.lane, chosen.span.key), op: "drop", span: chosen.span.id });
    },
    clear: () => {
      setHeld(null);
      setDraft(null);
    },
  };
}

/** Lanes that have something on them, in order. */
export const filledLanes = (timeline: Timeline): LaneName[] =>
  LANES.filter((lane) => timeline.lanes[lane].length > 0);

/** The stretch a span takes, its open end being `whole.to`. */
export const stretchOf = (span: LaneSpan, whole: Stretch): Stretch => ({
  from: span.start,
  to: endOf(span, whole.to),
});
