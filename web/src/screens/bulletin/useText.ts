// The text that will be sent: the server's, until somebody edits it; what was edited is kept.
import { useState } from "react";
import type { Heartbeat } from "@/domains/team/heartbeat";
import { same, type Text } from "@/domains/team/text";
import { keepText, keptText } from "@/domains/team/textDraft";

export interface Editing {
  text: Text;
  edited: boolean;
  /** The server's text has changed since the editing began. */
  newer: boolean;
  write: (text: Text) => void;
  /** Back to what the server says now. */
  drop: () => void;
}

/** To be used in a component with the key `beat.once`: another thing is another text. */
export function useText(beat: Heartbeat): Editing {
  const given: Text = { title: beat.title, lines: beat.lines };
  const [mine, setMine] = useState<Text | null>(() => keptText(beat.once));
  const [seen, setSeen] = useState<Text>(given);
  const keep = (text: Text | null) => {
    setMine(text);
    keepText(beat.once, text);
  };
  const edited = mine !== null && !same(mine, given);
  return {
    text: mine ?? given,
    edited,
    newer: edited && !same(seen, given),
    write: (text) => {
      if (mine === null) setSeen(given);
      keep(same(text, given) ? null : text);
    },
    drop: () => {
      setSeen(given);
      keep(null);
    },
  };
}
