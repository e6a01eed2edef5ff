// A token, shown this once, with the command that tries it and a sign that it worked.
import { Button, Modal } from "antd";
import { useState } from "react";
import { type Minted, useHeard } from "@/domains/rooms/rooms";
import { count } from "@/kit/format";
import { serverClock } from "@/live/serverClock";
import { useLanguage } from "@/words/words";
import { CopyText } from "./CopyText";
import { curlOne } from "./curl";
import styles from "./rooms.module.css";

interface Props {
  room: string;
  minted: Minted;
  close: () => void;
}

export function TokenDialog({ room, minted, close }: Props) {
  const { words, language } = useLanguage();
  const told = words.rooms.sources;
  const [at] = useState(() => serverClock.now());
  const heard = useHeard(room)?.find((one) => one.src === minted.source.name);
  const arrived = heard !== undefined && heard.heard >= at;
  return (
    <Modal
      open
      title={told.tokenTitle(minted.source.name)}
      onCancel={close}
      width={640}
      mask={{ closable: false }}
      closable={false}
      keyboard={false}
      footer={
        <Button type="primary" onClick={close}>
          {told.done}
        </Button>
      }
    >
      <div className={styles.dialog}>
        <p className={styles.soon}>{told.tokenWhy}</p>
        <CopyText text={minted.token} label={told.copyToken} />
        <h3>{told.tokenTry}</h3>
        <CopyText text={curlOne(location.origin, room, minted.token, at)} label={told.copyCurl} />
        <p className={styles.soft} role="status">
          {arrived ? told.arrived(count(heard.events, language)) : told.waiting}
        </p>
      </div>
    </Modal>
  );
}
