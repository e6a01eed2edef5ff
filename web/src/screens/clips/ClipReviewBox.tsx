// The review of a clip: what is open in it, a name under it, its publication, and who signed before.
import { Button, Input } from "antd";
import { useState } from "react";
import { type Clip, type ClipActs, useClaims, useReviews } from "@/domains/clips/clips";
import { useMay } from "@/domains/people/me";
import { RefusalNote } from "@/kit/RefusalNote";
import { MomentField } from "@/kit/MomentField";
import { atClock, datedDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { ClipClaimRow } from "./ClipClaimRow";
import styles from "./clips.module.css";
import { standingText } from "./columns";

interface Props {
  row: Clip;
  acts: ClipActs;
  /** Something is written and not saved: what stands there is not what would be signed. */
  changed: boolean;
}

const MINUTE = 60_000;

export function ClipReviewBox({ row, acts, changed }: Props) {
  const { words, language } = useLanguage();
  const told = words.clips;
  const signs = useMay()("compliance.sign");
  const now = useNow(MINUTE);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const claims = useClaims(row);
  const reviews = useReviews(row);
  const open = (claims.data?.claims ?? []).filter((claim) => claim.settled === "");
  const settled = (claims.data?.claims ?? []).filter((claim) => claim.settled !== "");
  const when = (ms: number) => `${datedDay(ms, now, language)} ${atClock(ms)}`;
  const run = async (asked: Promise<unknown>) => {
    setBusy(true);
    setRefused(null);
    try {
      await asked;
    } catch (thrown) {
      setRefused(thrown);
    }
    setBusy(false);
  };
  return (
    <section className={styles.review} data-part="clip-review" data-standing={row.standing}>
      <h3>
        {told.review}{" "}
        <span className={styles.standing} data-standing={row.standing}>
          {standingText(row, words)}
        </span>
      </h3>
      <RefusalNote error={refused ?? claims.error} />
      {open.length > 0 && <p>{told.openClaims(open.length)}</p>}
      {claims.data !== undefined && open.length === 0 && (
        <p className={tone.soft}>{told.noClaims}</p>
      )}
      <ul className={styles.claims}>
        {[...open, ...settled].map((claim) => (
          <ClipClaimRow
            key={`${claim.part} ${claim.rule} ${claim.start}`}
            claim={claim}
            place={`clip.${row.id}.accept.${claim.rule}.${claim.span.slice(0, 40)}`}
            signs={signs}
            accept={(reason) => acts.accept(row, claim, reason)}
          />
        ))}
      </ul>
      {claims.data?.off.map((says) => (
        <p key={says} role="status">
          {words.preshow.notChecked(says)}
        </p>
      ))}
      {signs && row.standing !== "down" && (
        <div className={styles.acts}>
          <Button
            type="primary"
            loading={busy}
            data-act="sign-clip"
            disabled={changed || claims.data === undefined}
            onClick={() => void run(acts.sign(row))}
          >
            {open.length === 0 ? told.sign : told.signOpen(open.length)}
          </Button>
          {changed && <small className={tone.soft}>{told.saveFirst}</small>}
        </div>
      )}
      <Publication row={row} acts={acts} now={now} changed={changed} run={run} when={when} />
      {(reviews.data ?? []).length > 0 && (
        <ol className={styles.signatures}>
          {(reviews.data ?? []).map((one) => (
            <li key={one.id} data-review={one.number}>
              {told.number(one.number)} · {one.by} {when(one.at)}
              {one.is_own && ` · ${told.own}`} ·{" "}
              {one.open === 0 ? told.allClear : told.openThen(one.open)} ·{" "}
              {one.digest === row.digest ? told.same : told.other}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

interface PublicationProps {
  row: Clip;
  acts: ClipActs;
  now: number;
  changed: boolean;
  run: (asked: Promise<unknown>) => Promise<void>;
  when: (ms: number) => string;
}

/** When it came before people's eyes, where, and when it went. */
function Publication({ row, acts, now, changed, run, when }: PublicationProps) {
  const told = useLanguage().words.clips;
  const writes = useMay()("content.clip.write");
  const [at, setAt] = useState<number | null>(null);
  const [url, setUrl] = useState(row.url);
  const chosen = Math.min(at ?? now, now);
  if (row.published_at !== null) {
    return (
      <div className={styles.acts}>
        <span>
          {told.publishedAt(when(row.published_at))}
          {row.url !== "" && ` · ${row.url}`}
          {row.taken_down_at !== null && ` · ${told.downAt(when(row.taken_down_at))}`}
        </span>
        {writes && row.taken_down_at === null && (
          <>
            <Button
              size="small"
              data-act="down-clip"
              disabled={changed}
              onClick={() => void run(acts.down(row, now))}
            >
              {told.down}
            </Button>
            <Button
              size="small"
              type="text"
              data-act="unpublish-clip"
              disabled={changed}
              onClick={() => void run(acts.publish(row, null, ""))}
            >
              {told.unpublish}
            </Button>
          </>
        )}
      </div>
    );
  }
  if (!writes) return null;
  return (
    <div className={styles.publish}>
      <MomentField label={told.published} value={chosen} set={setAt} />
      <Input
        aria-label={told.url}
        data-field="url"
        placeholder={told.url}
        value={url}
        maxLength={500}
        autoComplete="off"
        onChange={(event) => setUrl(event.target.value)}
      />
      <Button
        data-act="publish-clip"
        disabled={changed}
        onClick={() => void run(acts.publish(row, chosen, url.trim()))}
      >
        {told.publish}
      </Button>
      {row.standing !== "signed" && (
        <small className={tone.soon} role="note">
          {told.unsignedWhy}
        </small>
      )}
    </div>
  );
}
