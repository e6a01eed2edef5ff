// The inbox of now: all that the page knows, gathered for the pure rules, with numbers that stay.
import { useMemo, useState } from "react";
import { handOnly } from "@/domains/control/figures";
import { inboxOf, NO_NUMBERS, type Numbers, renumbered } from "@/domains/control/inbox/inbox";
import type { InboxItem } from "@/domains/control/inbox/items";
import {
  useFigures,
  useGauges,
  useHeard,
  useLinkFigures,
  useRoomNow,
} from "@/domains/control/live";
import { useIssues } from "@/domains/control/room";
import { shiftName } from "@/domains/control/roster";
import { sourcesNow } from "@/domains/control/sources";
import { stockWarning } from "@/domains/control/stock";
import { useSources } from "@/domains/rooms/rooms";
import { useNow } from "@/live/useNow";
import { useDesk } from "../desk/DeskContext";
import { useDuty } from "../desk/useDuty";

export interface Numbered {
  item: InboxItem;
  /** Its Alt number; null when all nine are taken. */
  no: number | null;
}

const SETTLING_MS = 4_000;

export function useInbox(): readonly Numbered[] {
  const desk = useDesk();
  const { room, run, presses, byValue, plan, goods, settledHere } = desk;
  const now = useRoomNow(room);
  const wall = useNow();
  const heard = useHeard(room);
  const gauges = useGauges(room);
  const figures = useFigures(room);
  const links = useLinkFigures(room);
  const cards = useSources(room);
  const issues = useIssues(plan);
  const duty = useDuty();
  const sources = useMemo(
    () => sourcesNow(cards.data ?? [], heard, wall),
    [cards.data, heard, wall],
  );
  const warnings = useMemo(
    () => goods.map((good) => stockWarning(good, links)).filter((one) => one !== null),
    [goods, links],
  );
  const items = inboxOf({
    now,
    wall,
    run,
    desk: presses,
    segment: byValue?.segment ?? null,
    outlook: byValue?.outlook ?? null,
    loop: byValue?.loop ?? null,
    sources,
    warnings,
    gauges,
    issues: issues.data ?? [],
    shiftEnd: duty.present?.ends_at ?? null,
    nextShift: duty.next === null ? null : { id: duty.next.id, title: shiftName(duty.next) },
    handOnly: handOnly(figures, sources),
    done: settledHere,
  });
  const [numbers, setNumbers] = useState<Numbers>(NO_NUMBERS);
  const ids = items.map((item) => item.id).join("\n");
  const [opened] = useState(wall);
  const [numberedFor, setNumberedFor] = useState("");
  let held = numbers;
  if (ids !== numberedFor) {
    // While the page is still being filled nobody has a number in mind: they follow the order.
    const settling = wall - opened < SETTLING_MS;
    held = renumbered(settling ? NO_NUMBERS : numbers, items, wall);
    setNumberedFor(ids);
    setNumbers(held);
  }
  return items.map((item) => ({ item, no: held.held.get(item.id) ?? null }));
}
