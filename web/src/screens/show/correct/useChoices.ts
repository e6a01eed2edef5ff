// What a forgotten span may have been: the links, shifts and hosts this show knows of.
import { useMemo } from "react";
import { showId, useGoods, useRoomCard } from "@/domains/control/room";
import { useHosts, useShifts } from "@/domains/people/people";
import type { LaneSpan, Timeline } from "@/domains/review/shows";
import { atClock } from "@/kit/time";
import type { LaneName } from "../timeline/lanes";

export interface Choice {
  id: string;
  label: string;
  /** What the log is told: the row it counts in, the product, what the press would have carried. */
  key?: string;
  product?: string;
  ref?: string;
  data: Record<string, unknown>;
}

const DAY = 86_400_000;

export function useChoices(room: string, timeline: Timeline, lane: LaneName): Choice[] {
  const { show, lanes } = timeline;
  const hosts = useHosts().data;
  const shifts = useShifts(show.start, show.end ?? show.start + DAY).data;
  const { goods } = useGoods(showId(show.id), useRoomCard(room).data);
  return useMemo(() => {
    if (lane === "host") {
      const known = lanes.host.map(({ key, label, data }) => named(key, label, data));
      return once([
        ...known,
        ...(hosts ?? []).map(({ id, name }) => named(String(id), name, { name })),
      ]);
    }
    if (lane === "shift") {
      const known = lanes.shift.map(({ key, label, data }) => named(key, label, data));
      const planned = (shifts ?? [])
        .filter((shift) => shift.room === room)
        .map(({ id, starts_at, ends_at, seats }) => {
          const host = seats.find((seat) => seat.duty === "host")?.name ?? "";
          const label = `${atClock(starts_at)}–${atClock(ends_at)} ${host}`.trim();
          return named(String(id), label, { name: label });
        });
      return once([...known, ...planned]);
    }
    if (lane === "pitch" || lane === "pin") {
      const known = [...lanes.pitch, ...lanes.pin].flatMap(({ product, label, data }) =>
        product === null ? [] : [{ id: product, product, label, data }],
      );
      const linked = goods.map(({ product, no, name, linkId }) => ({
        id: product,
        product,
        label: no === null ? name : `${no}号 ${name}`,
        data: { link: linkId, name, ...(no !== null && { link_no: no }) },
      }));
      return once([...linked, ...known]);
    }
    // A segment or a bag is a row of its own, called as those before it.
    return once(lanes[lane].map((span: LaneSpan) => ({ ...bare(span), id: span.label })));
  }, [room, lane, lanes, hosts, shifts, goods]);
}

const named = (key: string, label: string, data: Record<string, unknown>): Choice => ({
  id: key,
  key,
  ref: key,
  label,
  data,
});

const bare = ({ label, data, ref }: LaneSpan) => ({ label, data, ...(ref !== null && { ref }) });

/** Each once, as it comes first. */
const once = (choices: readonly Choice[]): Choice[] =>
  [...new Map(choices.toReversed().map((choice) => [choice.id, choice])).values()].toReversed();
