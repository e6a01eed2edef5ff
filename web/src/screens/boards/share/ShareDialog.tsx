// Making a link to a board, its secret shown once, and below it what was given out.
import { Button, Modal } from "antd";
import { useState } from "react";
import type { BoardLinkMade } from "@/domains/boardlinks/links";
import { useWords } from "@/words/words";
import { GivenLinks } from "./GivenLinks";
import { MadeLink } from "./MadeLink";
import { MakeLink } from "./MakeLink";
import styles from "./share.module.css";
import type { Shared } from "./shared";

export default function ShareDialog({ of, close }: { of: Shared; close: () => void }) {
  const told = useWords().phone.share;
  const [made, setMade] = useState<BoardLinkMade | null>(null);
  return (
    <Modal
      open
      title={told.title}
      onCancel={close}
      footer={null}
      width={620}
      mask={{ closable: false }}
    >
      <div className={styles.dialog} data-share>
        {made === null ? (
          <>
            <p className={styles.soft}>{told.about}</p>
            <MakeLink of={of} made={setMade} />
          </>
        ) : (
          <>
            <MadeLink made={made} />
            <Button className={styles.left} onClick={() => setMade(null)}>
              {told.another}
            </Button>
          </>
        )}
        <GivenLinks />
      </div>
    </Modal>
  );
}
