// The picture of a bulletin as the server draws it, to be copied or downloaded.
import { App, Button } from "antd";
import { useState } from "react";
import type { Heartbeat } from "@/domains/team/heartbeat";
import { Card } from "@/kit/Card";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./bulletin.module.css";
import { pictureCopied } from "./copy";

export function Picture({ beat }: { beat: Heartbeat }) {
  const words = useWords();
  const told = words.bulletin;
  const { message } = App.useApp();
  const [failed, setFailed] = useState<string | null>(null);
  // Its numbers may have changed since: another text is another picture.
  const address = `${beat.picture}?at=${beat.at}-${mark(beat.lines)}`;
  if (beat.picture === "") {
    return beat.no_picture === "" ? null : (
      <Card data-no-picture="">
        <h2>{told.noPicture}</h2>
        <p>{beat.no_picture}</p>
      </Card>
    );
  }
  const copy = async () => {
    if (await pictureCopied(address)) message.info(told.pictureCopied);
    else message.warning(told.pictureFailed, 6);
  };
  // There is no clipboard for pictures on plain http from another computer.
  const copies = "ClipboardItem" in globalThis && navigator.clipboard !== undefined;
  return (
    <Card aria-label={told.picture}>
      <div className={styles.row}>
        <h2>{told.picture}</h2>
        <span className={styles.acts}>
          {copies && (
            <Button size="small" onClick={() => void copy()}>
              {told.copyPicture}
            </Button>
          )}
          <Button size="small" href={address} download={`${beat.title}.png`}>
            {told.download}
          </Button>
        </span>
      </div>
      {failed === address ? (
        <p className={tone.soon}>{told.pictureFailed}</p>
      ) : (
        <img
          className={styles.picture}
          src={address}
          alt={told.pictureAlt(beat.title)}
          onError={() => setFailed(address)}
          data-picture=""
        />
      )}
    </Card>
  );
}

/** A short number that is another one for other lines. */
const mark = (lines: readonly string[]): number =>
  [...lines.join("\n")].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0, 7);
