// What the review adds up to, how it is signed, and the buttons under which a name is put.
import { PrinterOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { asRefusal } from "@/api/refusal";
import type { PreShow, PreShowActs, Signature } from "@/domains/preshow/preshow";
import { hoursAndMinutes, signedOf } from "@/domains/preshow/standing";
import { useMay, useMe } from "@/domains/people/me";
import { Card } from "@/kit/Card";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import styles from "./preshow.module.css";
import { SignDialog } from "./SignDialog";
import { useWhen } from "./useWhen";

interface Props {
  review: PreShow;
  acts: PreShowActs;
  signs: boolean;
}

export function Head({ review, acts, signs }: Props) {
  const told = useWords().preshow;
  const now = useNow(15_000);
  const { modal, message } = App.useApp();
  const countersigns = useMay()("compliance.countersign");
  const me = useMe().data?.user?.name;
  /** What the dialog was opened on: that is signed, whatever comes meanwhile. */
  const [signing, setSigning] = useState<PreShow | null>(null);
  const [error, setError] = useState<unknown>(null);
  const signed = signedOf(review, now);
  const claims = review.claims.filter((claim) => claim.settled === "").length;
  const countersign = (one: Signature) =>
    modal.confirm({
      title: told.countersignAsk,
      content: told.countersignWhat(one.by, one.open, one.blockers),
      okText: told.countersign,
      icon: null,
      onOk: async () => {
        setError(null);
        try {
          await acts.countersign(one);
          message.info(told.countersigned);
        } catch (thrown) {
          setError(thrown);
          if (asRefusal(thrown).code === "stale") void acts.read();
        }
      },
    });
  const due = signed.kind === "signed" && ["due", "over"].includes(signed.countersign);
  return (
    <Card data-head={signed.kind} aria-label={told.title}>
      <div className={styles.head}>
        <div className={styles.sums}>
          <p className={styles.sum} data-open={review.open} data-blockers={review.blockers}>
            <span>
              {review.open === 0
                ? told.allClear(review.items.length)
                : told.open(review.open, review.items.length)}
            </span>
            {review.blockers > 0 && <b className={tone.soon}>{told.blocking(review.blockers)}</b>}
            <span>{claims === 0 ? told.claimsClear : told.claimsOpen(claims)}</span>
          </p>
          <SignedLine review={review} now={now} />
        </div>
        <div className={styles.acts}>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {told.print}
          </Button>
          {due && countersigns && signed.by.by !== me && (
            <Button type="primary" data-act="countersign" onClick={() => countersign(signed.by)}>
              {told.countersign}
            </Button>
          )}
          {signs && (
            <Button
              type={signed.kind === "signed" ? "default" : "primary"}
              data-act="sign"
              onClick={() => setSigning(review)}
            >
              {told.sign}
            </Button>
          )}
        </div>
      </div>
      <RefusalNote error={error} />
      {signing !== null && (
        <SignDialog review={signing} acts={acts} close={() => setSigning(null)} />
      )}
    </Card>
  );
}

function SignedLine({ review, now }: { review: PreShow; now: number }) {
  const told = useWords().preshow;
  const when = useWhen();
  const signed = signedOf(review, now);
  if (signed.kind === "never") return <p data-signed="never">{told.never}</p>;
  const { by } = signed;
  const named = told.signedBy(by.by, when(by.at));
  if (signed.kind === "changed") {
    return (
      <p data-signed="changed">
        {named} · <b className={tone.soon}>{told.changed}</b>
      </p>
    );
  }
  const until = by.countersign_until ?? now;
  const { hours, minutes } = hoursAndMinutes(Math.abs(until - now));
  return (
    <>
      <p data-signed="still">
        {named} · {told.still} · {told.left(by.open, by.blockers)}
      </p>
      {signed.countersign === "due" && <p data-countersign="due">{told.due(hours, minutes)}</p>}
      {signed.countersign === "over" && (
        <p data-countersign="over">
          <b className={tone.soon}>{told.over(hours, minutes)}</b>
        </p>
      )}
      {signed.countersign === "done" && by.countersigned_at !== null && (
        <p data-countersign="done">
          {told.countersignedBy(by.countersigned_by ?? "", when(by.countersigned_at))}
        </p>
      )}
    </>
  );
}
