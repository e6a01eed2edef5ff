// A number to the last digit: what it is on hover, and on a click the rows it is made of.
import { Popover } from "antd";
import { useStory } from "@/kit/useStory";
import { useWords } from "@/words/words";
import styles from "./exact.module.css";

interface Props {
  /** What the number is called. */
  name: string;
  /** The number as it stands there; "—" is unknown. */
  text: string;
  /** Sentences on how it came about, or why it is unknown; what is empty is left out. */
  tells?: readonly (string | false | undefined)[];
  /** Opens its rows. */
  onOpen?: (() => void) | undefined;
}

export function Exact({ name, text, tells = [], onOpen }: Props) {
  const told = useWords().results;
  const { popover, target } = useStory(onOpen);
  const story = (
    <div className={styles.story}>
      <h2>{name}</h2>
      <p>
        <b>{text}</b>
      </p>
      {[...tells, onOpen !== undefined && told.opens].map((one) =>
        one ? <p key={one}>{one}</p> : null,
      )}
    </div>
  );
  return (
    <Popover content={story} {...popover}>
      <span
        className={styles.exact}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its story opens on focus
        tabIndex={0}
        role="figure"
        aria-label={`${name} ${text}`}
        {...target}
      >
        {text}
      </span>
    </Popover>
  );
}
