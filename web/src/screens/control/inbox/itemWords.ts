// Inbox items in words: what is wrong or due, and what the key beside it does.
import type { InboxItem } from "@/domains/control/inbox/items";
import { length } from "@/kit/format";
import type { Words } from "@/words/zh";

export function itemWords(item: InboxItem, words: Words, now: number): string {
  const told = words.control.inbox;
  switch (item.kind) {
    case "incident":
      return told.incident(item.text, length((now - item.since) / 1_000));
    case "cue": {
      const duty = words.duties[item.duty as keyof typeof words.duties] ?? item.duty;
      const kind = words.control.cues[item.cue as keyof typeof words.control.cues] ?? item.cue;
      return told.cue(duty, kind, item.text);
    }
    case "hard":
      return told.hard(item.title, item.late > 0 ? length(item.late / 1_000) : "");
    case "bag":
      return told.bag(item.name);
    case "handover":
      return told.handover(item.word);
    case "stock": {
      const { good, promised, sold, lasts, out } = item.warning;
      const name = told.link(good.no, good.name);
      if (out) return told.out(name, promised, sold);
      return told.low(name, promised, sold, lasts === null ? "" : length(lasts / 1_000));
    }
    case "source":
      return item.state === "never" ? told.sourceNever(item.name) : told.sourceSilent(item.name);
    case "issues":
      return told.issues(item.count, item.first);
    case "reason":
      return told.reason(item.count);
    case "plan":
      return told.plan;
    case "shift_end":
      return told.shiftEnd(item.next?.title ?? "");
    case "people":
      return told.people[item.missing];
    case "reading":
      return told.reading(item.last === null ? "" : length((now - item.last) / 1_000));
  }
}

export const actionWord = (item: InboxItem, words: Words) => words.control.inbox.actions[item.kind];
