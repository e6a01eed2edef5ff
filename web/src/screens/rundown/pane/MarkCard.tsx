// One place in a script that is not right: what, why with the figures, the proof that would settle
// it, the article, and what can stand there instead.
import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type Ref, useEffect, useRef } from "react";
import { type Place, toneOf } from "@/domains/compliance/placing";
import type { Mark } from "@/domains/compliance/script";
import { composing } from "@/kit/keys/chord";
import { useWords } from "@/words/words";
import { useProve } from "../../checked/Proving";
import styles from "./marks.module.css";
import { ToneMark } from "./ToneMark";

interface Props {
  ref?: Ref<HTMLElement>;
  place: Place<Mark>;
  /** Puts the words in the finding's place; without it the script is only read. */
  replace?: (mark: Mark, instead: string) => void;
  /** Whether the block can hold the words instead. */
  fits?: (mark: Mark, instead: string) => boolean;
  close: () => void;
}

export function MarkCard({ ref, place, replace, fits, close }: Props) {
  const words = useWords();
  const told = words.compliance;
  const card = useRef<HTMLDivElement>(null);
  const [first] = place.marks;
  useEffect(() => {
    // Some browsers answer with a promise, which is nothing to clean up.
    void card.current?.scrollIntoView({ block: "nearest" });
  }, [place.start]);
  if (first === undefined) return null;
  return (
    // Escape anywhere in it closes it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <section
      ref={ref}
      className={styles.card}
      aria-label={`${told.tones[toneOf(first)]}：${first.name}`}
      data-card
      onKeyDown={(event) => {
        if (event.key !== "Escape" || composing(event.nativeEvent)) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div ref={card} className={styles.findings} role="status">
        {place.marks.map((mark) => (
          <One key={`${mark.rule} ${mark.start}`} mark={mark} replace={replace} fits={fits} />
        ))}
      </div>
      <Button
        type="text"
        size="small"
        className={styles.close}
        icon={<CloseOutlined />}
        aria-label={told.close}
        onClick={close}
      />
    </section>
  );
}

interface OneProps {
  mark: Mark;
  replace: Props["replace"];
  fits: Props["fits"];
}

function One({ mark, replace, fits }: OneProps) {
  const told = useWords().compliance;
  const tone = toneOf(mark);
  const prove = useProve();
  const { instead } = mark;
  const tooLong = instead !== null && fits?.(mark, instead) === false;
  return (
    <div className={styles.finding} data-rule={mark.rule}>
      <p className={styles.name}>
        <ToneMark tone={tone} />
        <b>{mark.name}</b> <small>{told.tones[tone]}</small>
      </p>
      <p>{mark.reason}</p>
      {mark.missing !== "" && (
        <p>
          <small>{told.proof}</small> {mark.missing}
        </p>
      )}
      {(instead === null || replace === undefined) && mark.rewrite !== "" && (
        <p>
          <small>{told.advice}</small> {mark.rewrite}
        </p>
      )}
      {instead !== null && replace !== undefined && (
        <Button
          size="small"
          type="primary"
          className={styles.instead}
          disabled={tooLong}
          onClick={() => replace(mark, instead)}
        >
          {instead === "" ? told.takeOut(mark.span) : told.instead(instead)}
        </Button>
      )}
      {tooLong && <p>{told.tooLong}</p>}
      {prove !== null && mark.verdict === "needs_evidence" && (
        <Button
          size="small"
          className={styles.instead}
          data-act="prove"
          onClick={() => prove(mark)}
        >
          {told.prove}
        </Button>
      )}
      <p className={styles.article}>
        {tone === "again" ? (
          mark.basis
        ) : (
          <>
            <small>{told.article}</small> {mark.basis} · {mark.rule}
          </>
        )}
      </p>
    </div>
  );
}
