// How whoever writes a collector sends events to this room.
import { useState } from "react";
import { serverClock } from "@/live/serverClock";
import { useWords } from "@/words/words";
import { CopyText } from "./CopyText";
import { curlFile, curlOne } from "./curl";
import styles from "./rooms.module.css";

export function SendHow({ room }: { room: string }) {
  const words = useWords();
  const told = words.rooms.sending;
  const [at] = useState(() => serverClock.now());
  const token = `<${told.token}>`;
  return (
    <div className={styles.how}>
      <p>{told.intro}</p>
      <h3>{told.one}</h3>
      <CopyText
        text={curlOne(location.origin, room, token, at)}
        label={words.rooms.sources.copyCurl}
      />
      <h3>{told.file}</h3>
      <CopyText
        text={curlFile(location.origin, room, token)}
        label={words.rooms.sources.copyCurl}
      />
      <ul>
        {told.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <p className={styles.soft}>{told.answers}</p>
    </div>
  );
}
