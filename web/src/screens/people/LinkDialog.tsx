// A one-time sign-in link, shown once.
import { App, Button, Input, Modal } from "antd";
import { useRef } from "react";
import { useWords } from "@/words/words";
import styles from "./people.module.css";

export interface ShownLink {
  name: string;
  /** The path behind the server's address. */
  path: string;
}

export function LinkDialog({ link, close }: { link: ShownLink | null; close: () => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const place = useRef<HTMLDivElement>(null);
  const address = link === null ? "" : new URL(link.path, location.origin).href;
  const copy = async () => {
    try {
      // There is no clipboard on plain http from another computer.
      await navigator.clipboard.writeText(address);
      message.info(words.common.copied);
    } catch {
      place.current?.querySelector("input")?.select();
    }
  };
  return (
    <Modal
      open={link !== null}
      title={link === null ? "" : words.people.linkTitle(link.name)}
      onCancel={close}
      footer={null}
      width={520}
      mask={{ closable: false }}
    >
      <div className={styles.dialog} ref={place}>
        <p className={styles.soft}>{words.people.linkWhy}</p>
        <div className={styles.link}>
          <Input readOnly value={address} onFocus={(event) => event.target.select()} />
          <Button type="primary" onClick={() => void copy()}>
            {words.common.copy}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
