// One claim of a clip: the words, the rule, why; put proof on file, or answer for it.
import { Button } from "antd";
import { useState } from "react";
import type { ClipClaim } from "@/domains/clips/clips";
import { toneOf } from "@/domains/compliance/placing";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { TakeBack } from "../accepted/TakeBack";
import { useProve } from "../checked/Proving";
import preshow from "../preshow/preshow.module.css";
import { Reason } from "../preshow/Reason";
import { ToneMark } from "../rundown/pane/ToneMark";

interface Props {
  claim: ClipClaim;
  /** Under this name a reason that is being typed is kept. */
  place: string;
  signs: boolean;
  accept: (reason: string) => Promise<void>;
}

export function ClipClaimRow({ claim, place, signs, accept }: Props) {
  const words = useWords();
  const told = words.clips;
  const prove = useProve();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const open = claim.settled === "";
  const send = async (reason: string) => {
    setBusy(true);
    setRefused(null);
    try {
      await accept(reason);
      setAsking(false);
    } catch (thrown) {
      setRefused(thrown);
    }
    setBusy(false);
  };
  return (
    <li className={preshow.claim} data-claim={claim.rule} data-settled={!open}>
      <p className={preshow.claimHead}>
        <ToneMark tone={toneOf(claim)} />
        <b className={preshow.span}>{words.common.quoted(claim.span)}</b>
        <span>
          {claim.name} <small className={tone.soft}>{claim.rule}</small>
        </span>
        <small className={tone.soft}>{told.words[claim.part as keyof typeof told.words]}</small>
      </p>
      {open ? (
        <p className={tone.soft}>
          {claim.reason} · {claim.basis}
        </p>
      ) : (
        <p>
          {words.preshow.settledBy(claim.settled)}
          {signs && claim.acceptance !== null && (
            <TakeBack acceptance={claim.acceptance} said={claim.span} />
          )}
        </p>
      )}
      {open && (
        <div className={preshow.ways}>
          {prove !== null && claim.verdict === "needs_evidence" && (
            <Button size="small" type="link" data-act="prove-clip" onClick={() => prove(claim)}>
              {words.compliance.prove}
            </Button>
          )}
          {signs && !asking && (
            <Button size="small" type="link" data-act="accept-clip" onClick={() => setAsking(true)}>
              {words.preshow.accept}
            </Button>
          )}
        </div>
      )}
      {open && asking && (
        <Reason
          place={place}
          label={words.preshow.acceptTitle(claim.span)}
          hint={words.preshow.acceptHint}
          why={words.preshow.acceptWhy}
          needed
          busy={busy}
          send={(reason) => void send(reason)}
          cancel={() => setAsking(false)}
        />
      )}
      <RefusalNote error={refused} />
    </li>
  );
}
