// Words of claims somebody answers for.
import type { Words } from "../zh";

export const accepted: Pick<Words, "accepted"> = {
  accepted: {
    title: "Accepted claims",
    words: "Claim",
    rule: "Rule",
    product: "Product",
    why: "Reason",
    by: "Accepted by",
    at: "When",
    withdraw: "Take back",
    withdrawWhat:
      "It is found again in every show, on air as well; versions that were signed stay as they are.",
    withdrawn: (said) => `“${said}” is no longer accepted`,
    withdrawnBy: "Taken back",
    showWithdrawn: "Show those taken back",
    none: "Nothing was accepted.",
    noneWhy:
      "A claim that rests on something can be accepted with a reason, in the review before a show and in clips. It is not found any more then, until it is taken back here.",
  },
};
