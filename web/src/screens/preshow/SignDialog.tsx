// A name under the content: what is signed is said, and signed is what the page has shown.
import { App, Modal } from "antd";
import { useState } from "react";
import { asRefusal } from "@/api/refusal";
import type { PreShow, PreShowActs } from "@/domains/preshow/preshow";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./preshow.module.css";

interface Props {
  review: PreShow;
  acts: PreShowActs;
  close: () => void;
}

export function SignDialog({ review, acts, close }: Props) {
  const told = useWords().preshow;
  const { message } = App.useApp();
  const once = useOnce();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const claims = review.claims.filter((claim) => claim.settled === "").length;
  /** Another content stands on the page now: it is to be looked at first. */
  const outdated = error !== null && ["content_changed", "stale"].includes(asRefusal(error).code);
  const sign = async (again: () => void) => {
    setBusy(true);
    setError(null);
    try {
      await acts.sign(review);
      message.info(told.signed);
      close();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
      if (["content_changed", "stale"].includes(asRefusal(thrown).code)) {
        await acts.read().catch(() => undefined);
      } else again();
    }
  };
  return (
    <Modal
      open
      title={told.signTitle}
      onCancel={close}
      onOk={() => once((again) => void sign(again))}
      okText={told.signNow}
      okButtonProps={{ disabled: outdated }}
      confirmLoading={busy}
      width={440}
      mask={{ closable: false }}
    >
      <div className={styles.dialog} data-signing={review.digest}>
        <p>
          <b data-sign-what>{told.signWhat(review.open, review.blockers, claims)}</b>
        </p>
        <p>{told.signWhy}</p>
        <p className={tone.soft}>{told.signOwn}</p>
        <RefusalNote error={error} />
      </div>
    </Modal>
  );
}
