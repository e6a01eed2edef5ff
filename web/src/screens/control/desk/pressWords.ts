// A recorded press in the team's words.
import { type Good, namedPress } from "@/domains/control/goods";
import type { DeskPress } from "@/domains/control/parts";
import type { PlanOfNow } from "@/domains/control/room";
import type { Words } from "@/words/zh";

const text = (press: DeskPress, name: string) => {
  const value = press.x[name];
  return typeof value === "string" ? value : "";
};

const titleOf = (plan: PlanOfNow | null | undefined, ref: string | null) =>
  plan?.segments.find((segment) => String(segment.id) === ref)?.title ?? "";

/** What it was, such as "3号 讲解". */
export function pressWords(
  press: DeskPress,
  goods: readonly Good[],
  words: Words,
  plan?: PlanOfNow | null,
): string {
  const told = words.control.acts;
  const { no, name } = namedPress(goods, press);
  switch (press.kind) {
    case "pitch.start":
      return no === null ? told.markUnnumbered(name) : told.mark(no);
    case "pitch.end":
      return told.endPitch;
    case "pin":
      return told.pin(no, name);
    case "unpin":
      return told.unpin;
    case "segment.take":
      return told.take(text(press, "title") || titleOf(plan, press.ref));
    case "highlight":
      return told.highlight;
    case "surge":
      return told.surge;
    case "note":
      return press.x["incident"] === true ? told.incident : told.note(press.text ?? "");
    case "reading":
      return told.readingTaken;
    case "lucky_bag.start":
      return told.startBag(text(press, "name"));
    case "lucky_bag.end":
      return told.drawBag;
    case "show.arm":
      return told.arm(text(press, "title"));
    case "show.start":
      return told.goLive(text(press, "title"));
    case "show.end":
      return told.endShow;
    case "shift.start":
      return told.startShift(text(press, "name"));
    case "host.on":
      return told.hostOn(text(press, "name"));
    case "host.off":
      return told.hostOff(text(press, "name"));
    case "handover":
      return told.handOver;
    case "ack":
      return told.acknowledged;
    case "timeline.fix":
      return told.fix;
    default:
      return press.kind;
  }
}
