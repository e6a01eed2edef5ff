// What every panel of a control room stands on: the room, its run, its goods, and how to press.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { Refusal } from "@/api/refusal";
import { type Good, goodOf } from "@/domains/control/goods";
import { useBeat, useDeskPart, useRunPart } from "@/domains/control/live";
import type { DeskPress, Run } from "@/domains/control/parts";
import {
  type Capabilities,
  type PlanOfNow,
  type RoomCard,
  showId,
  useCapabilities,
  useGoods,
  usePlanOfNow,
  useRunByValue,
} from "@/domains/control/room";
import type { Beat } from "@/domains/control/roomClock";
import type { Shapes } from "@/api/client";
import { useCommands } from "@/live/Live";
import type { Command, Outcome } from "@/live/commands";
import type { Dialog } from "./dialogs";

/** A press the server did not take, shown until somebody has read it. */
export interface RefusedPress {
  id: number;
  label: string;
  refusal: Refusal;
}

export interface DeskValue {
  room: string;
  card: RoomCard;
  run: Run;
  beat: Beat | null;
  onAir: boolean;
  /** The show on air, else the one that stands ready; its id in the log. */
  show: string | null;
  presses: readonly DeskPress[];
  goods: readonly Good[];
  /** The link that is being explained. */
  current: Good | null;
  goodsPending: boolean;
  byValue: Shapes["RunOut"] | undefined;
  plan: PlanOfNow | null | undefined;
  capabilities: Capabilities | undefined;
  dialog: Dialog | null;
  open: (dialog: Dialog) => void;
  close: () => void;
  press: (command: Command, label: string) => Promise<Outcome>;
  refused: RefusedPress | null;
  forgetRefused: () => void;
  /** Inbox items settled on this page, by whoever may not acknowledge in the log. */
  settledHere: ReadonlySet<string>;
  settleHere: (ref: string) => void;
}

const Context = createContext<DeskValue | null>(null);

export function useDesk(): DeskValue {
  const value = useContext(Context);
  if (value === null) throw new Error("useDesk stands outside its provider");
  return value;
}

/** A room in which nothing has happened yet. */
const EMPTY_RUN: Run = {
  now: 0,
  wall: 0,
  speed: 1,
  run_seq: 0,
  recounting: null,
  armed: null,
  show: null,
  hosts: [],
  segment: null,
  pitch: null,
  pin: null,
  shift: null,
  lucky_bag: null,
};

export function DeskProvider({ card, children }: { card: RoomCard; children: ReactNode }) {
  const room = card.ident;
  const streamed = useRunPart(room);
  const beat = useBeat(room);
  const presses = useDeskPart(room);
  const live = streamed?.show !== undefined && streamed.show?.end === null;
  const passes = live || streamed?.armed != null;
  const byValue = useRunByValue(
    room,
    streamed?.run_seq ?? null,
    passes ? (beat?.speed ?? 1) : null,
  );
  // The API's description has the values of a press as unknown; they are those of the stream.
  const run = streamed ?? (byValue.data?.run as Run | undefined) ?? EMPTY_RUN;
  const onAir = run.show !== null && run.show.end === null;
  const show = onAir ? (run.show?.id ?? null) : (run.armed?.show ?? null);
  const planned = showId(show);
  const { goods, pending: goodsPending } = useGoods(planned, card);
  const plan = usePlanOfNow(planned);
  const capabilities = useCapabilities(room);
  const { commands } = useCommands();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [refused, setRefused] = useState<RefusedPress | null>(null);
  const [settledHere, setSettled] = useState<ReadonlySet<string>>(new Set());

  const press = useCallback(
    async (command: Command, label: string) => {
      setRefused(null);
      const outcome = await commands.send(room, command, label);
      if (outcome.kind === "refused") {
        setRefused((before) => ({
          id: (before?.id ?? 0) + 1,
          label,
          refusal: outcome.refusal,
        }));
      }
      return outcome;
    },
    [commands, room],
  );
  const open = useCallback((next: Dialog) => setDialog(next), []);
  const close = useCallback(() => setDialog(null), []);
  const forgetRefused = useCallback(() => setRefused(null), []);
  const settleHere = useCallback(
    (ref: string) => setSettled((before) => new Set([...before, ref])),
    [],
  );
  const current = useMemo(() => goodOf(goods, run.pitch), [goods, run.pitch]);

  const value = useMemo<DeskValue>(
    () => ({
      room,
      card,
      run,
      beat,
      onAir,
      show,
      presses,
      goods,
      current,
      goodsPending,
      byValue: byValue.data,
      plan: plan.data,
      capabilities: capabilities.data,
      dialog,
      open,
      close,
      press,
      refused,
      forgetRefused,
      settledHere,
      settleHere,
    }),
    [
      room,
      card,
      run,
      beat,
      onAir,
      show,
      presses,
      goods,
      current,
      goodsPending,
      byValue.data,
      plan.data,
      capabilities.data,
      dialog,
      open,
      close,
      press,
      refused,
      forgetRefused,
      settledHere,
      settleHere,
    ],
  );
  // Until the run is known there is nothing to say of it, and nothing to move afterwards.
  if (streamed === null && byValue.isPending) {
    return <div data-screen="control" data-layout="none" />;
  }
  return <Context.Provider value={value}>{children}</Context.Provider>;
}
