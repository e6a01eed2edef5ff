// What a text was found to be: its errors by line, and its own examples, one by one.
import { CheckCircleOutlined, CloseCircleOutlined } from "@ant-design/icons";
import { sentence } from "@/api/refusal";
import type { Looking } from "@/domains/packs/useLooking";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./packs.module.css";

interface Props {
  looking: Looking;
  text: string;
  go: (line: number) => void;
}

const MOST_TESTS = 200;

export function Looked({ looking, text, go }: Props) {
  const words = useWords();
  const told = words.packs;
  const { found, of, off } = looking;
  const state =
    off !== null ? "off" : of !== text ? "looking" : found?.wrong.length ? "wrong" : "right";
  const failed = (found?.tests ?? []).filter((one) => !one.right);
  const tests = [...failed, ...(found?.tests ?? []).filter((one) => one.right)];
  return (
    <section className={styles.looked} data-looked={state} aria-live="polite">
      <h3>{told.looked}</h3>
      {off !== null && <p className={tone.soon}>{sentence(off, words)}</p>}
      {off === null && of !== text && <p className={tone.soft}>{told.looking}</p>}
      {found !== null && found.wrong.length > 0 && (
        <ul className={styles.wrong}>
          {found.wrong.map((one, at) => (
            <li key={at}>
              <button
                type="button"
                className={styles.toLine}
                data-wrong-line={one.line}
                onClick={() => go(one.line)}
              >
                {told.line(one.line)}
              </button>{" "}
              {one.says}
            </li>
          ))}
        </ul>
      )}
      {found !== null && found.wrong.length === 0 && (
        <p data-fine>{told.fine(found.title, found.rules)}</p>
      )}
      {(found?.weak.length ?? 0) > 0 && (
        <p className={tone.soon}>{told.weak(words.common.listed(found?.weak ?? []))}</p>
      )}
      {tests.length > 0 && (
        <>
          <h3>{told.tests(tests.length - failed.length, tests.length)}</h3>
          <ul className={styles.tests}>
            {tests.slice(0, MOST_TESTS).map((one, at) => (
              <li key={at} data-right={one.right}>
                {one.right ? <CheckCircleOutlined /> : <CloseCircleOutlined />} {one.text}{" "}
                <small className={tone.soft}>
                  {one.rule} · {one.wanted === "" ? told.mustPass : told.mustHit(one.wanted)}
                  {!one.right &&
                    ` · ${one.found.length === 0 ? told.foundNone : told.foundAt(one.found.join("、"))}`}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
