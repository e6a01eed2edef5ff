// One claim: where it stands, the words, the rule and why; and the three ways to settle it.
import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import type { Claim, PreShowActs } from "@/domains/preshow/preshow";
import { useMay } from "@/domains/people/me";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { TakeBack } from "../../accepted/TakeBack";
import styles from "../preshow.module.css";
import { Reason } from "../Reason";

interface Props {
  show: number;
  claim: Claim;
  acts: PreShowActs;
  signs: boolean;
  /** The same was explained above. */
  explained: boolean;
  /** Opens the form of evidence, begun with this claim. */
  prove: () => void;
}

export function ClaimRow({ show, claim, acts, signs, explained, prove }: Props) {
  const words = useWords();
  const told = words.preshow;
  const proves = useMay()("compliance.write") && claim.verdict === "needs_evidence";
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const accept = async (reason: string) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await acts.accept(claim, reason);
      // With this answer the row goes to the settled ones.
      message.info(told.accepted(claim.span));
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const way =
    claim.verdict === "needs_evidence"
      ? "evidence"
      : claim.severity === "block"
        ? "block"
        : "change";
  const params = { show: String(show) };
  const open = claim.settled === "";
  const facts = (
    [
      [told.why, claim.reason],
      [told.proof, claim.missing],
      [told.advice, claim.rewrite],
      [told.article, claim.basis],
    ] as const
  ).filter(([, text]) => text !== "");
  return (
    <li className={styles.claim} data-claim={claim.rule} data-settled={!open}>
      <p className={styles.claimHead}>
        <span className={styles.way} data-way={way}>
          {told.tones[way]}
        </span>
        <b className={styles.span}>{words.common.quoted(claim.span)}</b>
        <span>
          {claim.name} <small className={tone.soft}>{claim.rule}</small>
        </span>
        <small className={tone.soft}>{claim.place}</small>
      </p>
      {!open && (
        <p data-settled-by>
          {told.settledBy(claim.settled)}
          {signs && claim.acceptance !== null && (
            <TakeBack
              acceptance={claim.acceptance}
              said={claim.span}
              then={() => void acts.read().catch(() => undefined)}
            />
          )}
        </p>
      )}
      {!explained && (
        <dl className={styles.facts}>
          {facts.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {open && (
        <div className={styles.ways}>
          {claim.segment !== null ? (
            <Link
              to="/shows/$show/rundown"
              params={params}
              search={{ segment: claim.segment }}
              className={styles.to}
              data-fix={claim.segment}
            >
              {told.fix}
            </Link>
          ) : (
            claim.link !== null && (
              <Link to="/shows/$show/links" params={params} className={styles.to}>
                {told.fixLink}
              </Link>
            )
          )}
          {proves && (
            <Button size="small" type="link" data-act="prove" onClick={prove}>
              {told.register}
            </Button>
          )}
          {signs && !asking && (
            <Button size="small" type="link" data-act="accept" onClick={() => setAsking(true)}>
              {told.accept}
            </Button>
          )}
        </div>
      )}
      {open && asking && (
        <Reason
          place={`preshow.${show}.accept.${claim.rule}.${claim.span.slice(0, 40)}`}
          label={told.acceptTitle(claim.span)}
          hint={told.acceptHint}
          why={told.acceptWhy}
          needed
          busy={busy}
          send={(reason) => void accept(reason)}
          cancel={() => setAsking(false)}
        />
      )}
      <RefusalNote error={error} />
    </li>
  );
}
