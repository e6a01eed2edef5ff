// The signing secret of a source: made or changed, shown this once, with where to send to.
import { Button, Checkbox, Modal } from "antd";
import { useState } from "react";
import { type Signed, useSign } from "@/domains/rooms/keys";
import type { Source } from "@/domains/rooms/rooms";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, onDay } from "@/kit/time";
import { useOnce } from "@/kit/useOnce";
import { useLanguage } from "@/words/words";
import { CopyText } from "./CopyText";
import styles from "./rooms.module.css";

interface Props {
  source: Source;
  close: () => void;
}

export function SignDialog({ source, close }: Props) {
  const { words } = useLanguage();
  const told = words.rooms.sources.sign;
  const sign = useSign();
  const once = useOnce();
  const [keep, setKeep] = useState(true);
  const [signed, setSigned] = useState<Signed | null>(null);
  const act = () =>
    once((onError) =>
      sign.mutate({ source, keep_old: keep, reason: "" }, { onSuccess: setSigned, onError }),
    );
  if (signed !== null) return <Secret signed={signed} close={close} />;
  return (
    <Modal
      open
      title={told.title(source.name)}
      onCancel={close}
      width={520}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={close}>
          {words.common.cancel}
        </Button>,
        <Button key="act" type="primary" data-act="sign" loading={sign.isPending} onClick={act}>
          {source.signed ? told.again : told.make}
        </Button>,
      ]}
    >
      <div className={styles.dialog}>
        <RefusalNote error={sign.error} />
        <p>{source.signed ? told.againWhy : told.why}</p>
        {source.signed && (
          <Checkbox checked={keep} onChange={(event) => setKeep(event.target.checked)}>
            {told.keep}
          </Checkbox>
        )}
        {source.signed && !keep && <p className={styles.soon}>{told.endWhy}</p>}
      </div>
    </Modal>
  );
}

function Secret({ signed, close }: { signed: Signed; close: () => void }) {
  const { words, language } = useLanguage();
  const told = words.rooms.sources.sign;
  return (
    <Modal
      open
      title={told.title(signed.source.name)}
      width={640}
      mask={{ closable: false }}
      closable={false}
      keyboard={false}
      footer={
        <Button type="primary" data-act="sign-kept" onClick={close}>
          {words.rooms.sources.done}
        </Button>
      }
    >
      <div className={styles.dialog} data-secret>
        <p className={styles.soon}>{told.once}</p>
        <CopyText text={signed.secret} label={told.copy} />
        <h3>{told.where}</h3>
        <CopyText text={`${location.origin}${signed.path}`} label={words.common.copy} />
        {signed.old_until !== null && (
          <p className={styles.soft}>
            {told.oldUntil(`${onDay(signed.old_until, language)} ${atClock(signed.old_until)}`)}
          </p>
        )}
        <p className={styles.soft}>{told.how}</p>
      </div>
    </Modal>
  );
}
