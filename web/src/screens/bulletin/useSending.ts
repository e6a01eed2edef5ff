// Sending one thing to one group: once, however often it is pressed, and again only when asked to.
import { useRef, useState } from "react";
import { asRefusal } from "@/api/refusal";
import type { Group } from "@/domains/team/groups";
import { type Heartbeat, useSend } from "@/domains/team/heartbeat";
import { rememberGroup } from "@/domains/team/lastGroup";
import { sayable, type Text } from "@/domains/team/text";
import { keepText } from "@/domains/team/textDraft";
import { freshKey } from "@/kit/freshKey";

export interface SendingNow {
  /** The message by which this group has it already; null while it has not. */
  before: number | null;
  busy: boolean;
  error: unknown;
  go: () => void;
}

export function useSending(
  beat: Heartbeat,
  group: Group | null,
  text: Text,
  picture: boolean,
): SendingNow {
  const send = useSend(beat.room);
  const [sentHere, setSentHere] = useState<ReadonlyMap<number, number>>(new Map());
  const [error, setError] = useState<unknown>(null);
  // A state comes too late for the second half of a double click.
  const busy = useRef(false);
  /** The key of sending it again: one wish, until it was taken. */
  const again = useRef<string | null>(null);
  const before = group === null ? null : (sentHere.get(group.id) ?? sentThere(beat, group));

  const sent = (to: number, message: number) =>
    setSentHere((all) => new Map([...all, [to, message]]));
  const go = () => {
    if (busy.current || group === null || !sayable(text)) return;
    busy.current = true;
    setError(null);
    if (before !== null) again.current ??= freshKey();
    const body = {
      once: beat.once,
      show: beat.show,
      at: beat.at,
      channel: group.id,
      title: text.title,
      lines: [...text.lines],
      picture,
      again: before === null ? "" : (again.current ?? ""),
      at_once: false,
    };
    send.mutate(body, {
      onSuccess: (answer) => {
        again.current = null;
        rememberGroup(beat.room, beat.what, group.id);
        keepText(beat.once, null);
        sent(group.id, answer.message);
      },
      onError: (thrown) => {
        setError(thrown);
        // Somebody else was faster: their message is shown, and sending it again is a wish of its own.
        const there = asRefusal(thrown).values["message"];
        if (asRefusal(thrown).code === "sent_before" && typeof there === "number") {
          sent(group.id, there);
        }
      },
      onSettled: () => {
        busy.current = false;
      },
    });
  };
  return { before, busy: send.isPending, error, go };
}

/** The newest message of this thing to that group, as the server knows it. */
const sentThere = (beat: Heartbeat, group: Group): number | null =>
  beat.sent.find((one) => one.channel === group.id && one.message !== null)?.message ?? null;
