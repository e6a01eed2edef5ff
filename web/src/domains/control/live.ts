// The parts of a room as hooks: each draws its screen only when what it shows has changed.
import { useMemo } from "react";
import { usePartView } from "@/live/Live";
import { serverClock } from "@/live/serverClock";
import { useNow } from "@/live/useNow";
import type { PartState } from "@/live/watched";
import { type AlertBoard, type CheckingPart, NO_ALERTS } from "./alerts";
import type { DeskPress, Figures, GaugeNow, Heard, LinkFigures, Run, Trend } from "./parts";
import type { PrompterPart } from "@/domains/prompter/parts";
import { type Beat, beatOf, roomTimeAt } from "./roomClock";

/** Figures move at most so often; what is accepted shows within 250 ms (`run.py bench page`). */
const CALM_MS = 100;

const valueOf = (state: PartState) => state.value as Run | undefined;
const timeless = (run: Run) => JSON.stringify({ ...run, now: 0, wall: 0 });

function pickRun(state: PartState, before: Run | null | undefined): Run | null {
  const run = valueOf(state) ?? null;
  if (run === null || before === null || before === undefined) return run;
  return timeless(run) === timeless(before) ? before : run;
}

/** A beat tells nothing new while the clock it set still runs true to within half a second. */
function pickBeat(state: PartState, before: Beat | null | undefined): Beat | null {
  const run = valueOf(state);
  if (run === undefined) return null;
  const beat = beatOf(run);
  if (before === null || before === undefined || before.speed !== beat.speed) return beat;
  const off = Math.abs(roomTimeAt(before, beat.wall) - beat.now);
  return off < 500 * beat.speed ? before : beat;
}

const plainValue = <Value>(state: PartState) => state.value as Value | undefined;

function pickSame<Value>(state: PartState, before: Value | undefined): Value | undefined {
  const value = plainValue<Value>(state);
  return JSON.stringify(value) === JSON.stringify(before) ? before : value;
}
type Pick<Value> = (state: PartState, before: Value | undefined) => Value | undefined;
const pickDesk: Pick<DeskPress[]> = pickSame;
const pickGauges: Pick<GaugeNow[]> = pickSame;
const pickFigures: Pick<Figures> = pickSame;
const pickLinks: Pick<LinkFigures> = pickSame;
const pickTrend: Pick<Trend> = pickSame;
const pickAlerts: Pick<AlertBoard> = pickSame;
const pickChecking: Pick<CheckingPart> = pickSame;
const pickPrompter: Pick<PrompterPart> = pickSame;
const pickHeard = (state: PartState) => plainValue<Heard[]>(state);
const pickRefused = (state: PartState) => state.refused;

const none: readonly never[] = [];

export const useRunPart = (room: string) => usePartView(room, "run", pickRun);
export const useBeat = (room: string) => usePartView(room, "run", pickBeat);
export const useDeskPart = (room: string): readonly DeskPress[] =>
  usePartView<DeskPress[] | undefined>(room, "desk", pickDesk) ?? none;
export const useHeard = (room: string): readonly Heard[] =>
  usePartView(room, "sources", pickHeard, 1_000) ?? none;
/** The newest samples and hand readings; amounts of money among them for whoever may see sales. */
export function useGauges(room: string): readonly GaugeNow[] {
  const counts = usePartView<GaugeNow[] | undefined>(room, "gauges", pickGauges, CALM_MS);
  const amounts = usePartView<GaugeNow[] | undefined>(room, "money_gauges", pickGauges, CALM_MS);
  return useMemo(() => [...(counts ?? none), ...(amounts ?? none)], [counts, amounts]);
}
export const useFigures = (room: string) =>
  usePartView<Figures | undefined>(room, "figures", pickFigures, CALM_MS);
export const useLinkFigures = (room: string) =>
  usePartView<LinkFigures | undefined>(room, "links", pickLinks, CALM_MS);
export const useTrend = (room: string) =>
  usePartView<Trend | undefined>(room, "trend", pickTrend, 1_000);
/** What was said and may not be: open, ended last, and how many there were. */
export const useAlerts = (room: string): AlertBoard =>
  usePartView<AlertBoard | undefined>(room, "alerts", pickAlerts) ?? NO_ALERTS;
/** How the checking stands; undefined: nothing was heard in this room since the server started. */
export const useCheckingPart = (room: string) =>
  usePartView<CheckingPart | undefined>(room, "checking", pickChecking);
/** What stands on the host's prompters; undefined: nothing is known of this room yet. */
export const usePrompterPart = (room: string) =>
  usePartView<PrompterPart | undefined>(room, "prompter", pickPrompter);
/** Why a part is not shown to us; null: it is. */
export const useRefused = (room: string, part: string) => usePartView(room, part, pickRefused);

/** The first part that is there and too large to be shown; null: all are shown. */
export function useWithheld(room: string): string | null {
  const parts = {
    run: useRefused(room, "run"),
    desk: useRefused(room, "desk"),
    links: useRefused(room, "links"),
    gauges: useRefused(room, "gauges"),
    alerts: useRefused(room, "alerts"),
  };
  return Object.entries(parts).find(([, why]) => why?.code === "too_large")?.[0] ?? null;
}

/** The room's time, moving once a second of the wall. */
export function useRoomNow(room: string): number {
  return roomTimeAt(useBeat(room), useNow());
}

/** The room's time this instant, for a press. */
export const roomNow = (beat: Beat | null) => roomTimeAt(beat, serverClock.now());
