// Within a dialog of the desk: what is ready to be sent, as soon as the server has written it.
import { RefusalNote } from "@/kit/RefusalNote";
import type { Heartbeat } from "@/domains/team/heartbeat";
import { useWords } from "@/words/words";
import { Ready } from "../../bulletin/Ready";
import styles from "./dialogs.module.css";

interface Props {
  data: Heartbeat | undefined;
  error: unknown;
  retry: () => void;
}

export function SendReady({ data, error, retry }: Props) {
  const told = useWords().bulletin;
  return (
    <div className={styles.ready} aria-busy={data === undefined && error === null}>
      <RefusalNote error={error} retry={retry} />
      {data === undefined ? (
        error === null && <p className={styles.soft}>{told.waiting}</p>
      ) : (
        <Ready key={data.once} beat={data} focus />
      )}
    </div>
  );
}
