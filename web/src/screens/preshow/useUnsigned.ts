// What a show goes on air with where its review is concerned: told when it goes live, never in its way.
import { unsignedOf } from "@/domains/preshow/standing";
import { usePreShow } from "@/domains/preshow/preshow";
import { useMay } from "@/domains/people/me";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";

interface Open {
  code: string;
  text: string;
  before_show: boolean;
}

/** Nothing while it is not known: a review that cannot be read keeps nobody from going live. */
export function useUnsigned(show: number | null): Open[] {
  const told = useWords().preshow.live;
  const may = useMay();
  const now = useNow(60_000);
  const review = usePreShow(may("compliance.read") ? show : null).data;
  if (review === undefined) return [];
  return unsignedOf(review, now).map((code) => ({
    code: `review_${code}`,
    text:
      code === "unsigned"
        ? told.unsigned
        : code === "changed"
          ? told.changed(review.signatures[0]?.by ?? "")
          : code === "countersign"
            ? told.countersign
            : told.blockers(review.blockers),
    before_show: true,
  }));
}
