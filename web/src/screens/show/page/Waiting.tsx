// A page of a show before its numbers are here: that they are asked for, or why they do not come.
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import styles from "./page.module.css";

interface Props {
  /** The name of the screen where the page itself does not bear it yet. */
  screen?: string;
  title: string;
  error: unknown;
  retry: () => void;
}

export function Waiting({ screen, title, error, retry }: Props) {
  return (
    <div className={styles.waiting} data-screen={screen} aria-busy={!error}>
      {error ? <RefusalNote error={error} retry={retry} /> : <Empty title={title} />}
    </div>
  );
}
