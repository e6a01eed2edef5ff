// What is said in texts and may not be, or wants proof: open ones first, the settled apart.
import { Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import { type Claim, type PreShow, type PreShowActs } from "@/domains/preshow/preshow";
import { claimKeys, openClaims } from "@/domains/preshow/standing";
import { Card } from "@/kit/Card";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { EvidenceDrawer } from "../../evidence/EvidenceDrawer";
import styles from "../preshow.module.css";
import { CLAIMS } from "../SeenLines";
import { ClaimRow } from "./ClaimRow";

const STEP = 40;

interface Props {
  show: number;
  review: PreShow;
  acts: PreShowActs;
  signs: boolean;
}

export function Claims({ show, review, acts, signs }: Props) {
  const told = useWords().preshow;
  const [side, setSide] = useState<"open" | "settled">("open");
  const [most, setMost] = useState(STEP);
  const [proving, setProving] = useState<Claim | null>(null);
  const open = useMemo(() => openClaims(review.claims), [review.claims]);
  const settled = useMemo(
    () => review.claims.filter((claim) => claim.settled !== ""),
    [review.claims],
  );
  const claims = side === "open" ? open : settled;
  const shown = claims.slice(0, most);
  const keys = claimKeys(shown);
  // A show of two hundred links says one thing two hundred times: it is explained once.
  const first = firsts(shown);
  return (
    <Card id={CLAIMS} data-claims={open.length}>
      <div className={styles.claimsHead}>
        <h2>{told.claims}</h2>
        {review.claims.length > 0 && (
          <Segmented<"open" | "settled">
            size="small"
            value={side}
            onChange={(next) => {
              setSide(next);
              setMost(STEP);
            }}
            options={[
              { value: "open", label: told.claimsOpenTab(open.length) },
              { value: "settled", label: told.claimsSettledTab(settled.length) },
            ]}
          />
        )}
      </div>
      {claims.length === 0 && (
        <p className={tone.soft}>
          {review.claims.length === 0
            ? told.noClaims
            : side === "open"
              ? told.noneOpen
              : told.noneSettled}
        </p>
      )}
      <ul className={styles.items}>
        {shown.map((claim, at) => (
          <ClaimRow
            key={keys[at]}
            show={show}
            claim={claim}
            acts={acts}
            signs={signs}
            explained={!first.has(at)}
            prove={() => setProving(claim)}
          />
        ))}
      </ul>
      {claims.length > most && (
        <Button type="link" className={styles.jump} onClick={() => setMost(most + STEP)}>
          {told.moreClaims(Math.min(STEP, claims.length - most))}
        </Button>
      )}
      {proving !== null && (
        <EvidenceDrawer
          opened={{
            kind: "new",
            mark: `for.${proving.rule}.${proving.product ?? 0}.${proving.span.slice(0, 40)}`,
            draft: {
              rules: [proving.rule],
              words: [proving.span.slice(0, 60)],
              products: proving.product === null ? [] : [proving.product],
            },
          }}
          close={() => setProving(null)}
          saved={() => void acts.read().catch(() => undefined)}
        />
      )}
    </Card>
  );
}

/** Which of them say something for the first time: the rule, the words and the reason. */
function firsts(claims: readonly Claim[]): ReadonlySet<number> {
  const said = new Map<string, number>();
  for (const [at, { rule, span, reason }] of claims.entries()) {
    const key = `${rule}\n${span}\n${reason}`;
    if (!said.has(key)) said.set(key, at);
  }
  return new Set(said.values());
}
