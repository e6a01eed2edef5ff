// The review as it stands: its head, the list, the claims, what was signed; and all of it on paper.
import { PauseCircleOutlined } from "@ant-design/icons";
import { useMemo, useState } from "react";
import { type PreShow, usePreShowActs } from "@/domains/preshow/preshow";
import { openClaims } from "@/domains/preshow/standing";
import { useMay } from "@/domains/people/me";
import type { Show } from "@/domains/selection/shows";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { Checklist } from "./Checklist";
import { Claims } from "./claims/Claims";
import { Head } from "./Head";
import { News } from "./News";
import styles from "./preshow.module.css";
import { Sheet } from "./Sheet";
import { Signatures } from "./Signatures";

interface Props {
  show: Show;
  review: PreShow;
  /** The last question failed: what stands here is older. */
  error: unknown;
}

export function PreShowReview({ show, review, error }: Props) {
  const told = useWords().preshow;
  const may = useMay();
  const acts = usePreShowActs(show.id);
  const signs = may("compliance.sign");
  /** What this person has looked at: a change of it is told and not slipped in. */
  const [seen, setSeen] = useState(review);
  const open = useMemo(() => openClaims(review.claims), [review.claims]);
  return (
    <div className={styles.scroll} data-screen="preshow" data-digest={review.digest}>
      <div className={styles.column}>
        <RefusalNote error={error} />
        <Head review={review} acts={acts} signs={signs} />
        {seen.digest !== review.digest && (
          <News before={seen} now={review} seen={() => setSeen(review)} />
        )}
        {!signs && <p className={tone.soft}>{told.mayNotSign}</p>}
        <Checklist show={show.id} review={review} acts={acts} signs={signs} claims={open} />
        <Claims show={show.id} review={review} acts={acts} signs={signs} />
        <Signatures review={review} />
        {review.off.map((says) => (
          <p key={says} role="status">
            <PauseCircleOutlined aria-hidden /> {told.notChecked(says)}
          </p>
        ))}
        <p className={tone.soft}>
          <small>{told.packs(review.packs.join(" · "))}</small>
        </p>
      </div>
      <Sheet show={show} review={review} />
    </div>
  );
}
