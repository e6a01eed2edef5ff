// A link that was just made: to be scanned or copied now, for it is shown this once.
import { App, Button, Input, QRCode } from "antd";
import { useRef } from "react";
import type { BoardLinkMade } from "@/domains/boardlinks/links";
import { useWords } from "@/words/words";
import styles from "./share.module.css";

const SIZE = 176;
/** Addresses that no phone can reach. */
const OWN = ["localhost", "127.0.0.1", "[::1]"];

export function MadeLink({ made }: { made: BoardLinkMade }) {
  const words = useWords();
  const told = words.phone.share;
  const { message } = App.useApp();
  const place = useRef<HTMLDivElement>(null);
  const address = new URL(made.path, location.origin).href;
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
    <div className={styles.made} ref={place}>
      <QRCode value={address} type="svg" size={SIZE} color="#000" bgColor="#fff" />
      <div className={styles.beside}>
        <h2>{told.made}</h2>
        <p className={styles.soft}>{told.madeWhy}</p>
        {OWN.includes(location.hostname) && <p className={styles.soon}>{told.hereOnly}</p>}
        <div className={styles.link}>
          <Input
            readOnly
            value={address}
            data-link
            onFocus={(event) => event.target.select()}
            aria-label={told.button}
          />
          <Button type="primary" onClick={() => void copy()}>
            {words.common.copy}
          </Button>
        </div>
      </div>
    </div>
  );
}
