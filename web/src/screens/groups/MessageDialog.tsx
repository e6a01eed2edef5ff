// A message as it went out: its lines and its picture, for those who may read them.
import { Modal } from "antd";
import { useState } from "react";
import type { Message } from "@/domains/team/messages";
import { pieces } from "@/domains/team/text";
import { useWords } from "@/words/words";
import { MessageSteps, StateText } from "../bulletin/MessageLine";
import styles from "./groups.module.css";

export function MessageDialog({ message, close }: { message: Message; close: () => void }) {
  const told = useWords().groups.sent;
  const [gone, setGone] = useState(false);
  return (
    <Modal open title={message.title} onCancel={close} footer={null} width={560}>
      <div className={styles.stack} data-message-open={message.id}>
        <p className={styles.state}>
          <span>
            {message.channel_title}：<StateText message={message} />
          </span>
          <MessageSteps message={message} />
        </p>
        {message.answer !== "" && <p className={styles.soft}>{told.answer(message.answer)}</p>}
        {message.lines === null ? (
          <p className={styles.soft}>{told.hidden}</p>
        ) : (
          <div className={styles.lines}>
            {message.lines.map((line, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines have no other name
              <p key={at}>
                {pieces(line).map((piece, index) =>
                  // oxlint-disable-next-line react/no-array-index-key -- nor have pieces
                  piece.bold ? <b key={index}>{piece.text}</b> : piece.text,
                )}
              </p>
            ))}
          </div>
        )}
        {message.picture &&
          message.lines !== null &&
          (gone ? (
            <p className={styles.soft}>{told.pictureGone}</p>
          ) : (
            <img
              className={styles.picture}
              src={`/api/team/messages/${message.id}/picture`}
              alt={message.title}
              onError={() => setGone(true)}
            />
          ))}
      </div>
    </Modal>
  );
}
