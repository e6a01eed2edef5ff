// Words of what may not be said, while somebody writes it.
import type { Words } from "../zh";

export const compliance: Pick<Words, "compliance"> = {
  compliance: {
    tones: {
      block: "Not on air",
      change: "To change",
      evidence: "Wants proof",
      again: "Read again",
    },
    found: (change, evidence, again) =>
      [
        change > 0 ? `${change} to change` : "",
        evidence > 0 ? `${evidence} want proof` : "",
        again > 0 ? `${again} to read again` : "",
      ]
        .filter((part) => part !== "")
        .join(" · "),
    reviewer: {
      ask: "Ask the model",
      none: (model) => `${model} has no notes. It misses things: the rules decide.`,
      some: (model) => `Notes by ${model}, for a person to weigh; it errs.`,
      dropped: (count) => `${count} did not fit the text or the rules and are not shown.`,
    },
    clean: "Checked, nothing to change",
    looking: "Checking…",
    nothing: "Checked as you write",
    off: (why) => `Not checking now: ${why}`,
    partly: (says) => `Not all is checked: ${says}`,
    unreachable: "no server; checks again by itself",
    toFirst: "To the first",
    next: "Next",
    previous: "Previous",
    open: "See how to change this one",
    why: "Why",
    article: "By",
    prove: "Put proof on file",
    proof: "Proof wanted",
    advice: "How",
    instead: (text) => `Make it “${text}”`,
    takeOut: (span) => `Take out “${span}”`,
    close: "Close",
    inBlock: (count) => `This block: ${count}`,
    tooLong: "With this sentence the block gets too long: split it first.",
  },
};
