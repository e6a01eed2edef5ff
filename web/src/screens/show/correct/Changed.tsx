// What counting again changed: old and new, the whole show first.
import { Button } from "antd";
import { useState } from "react";
import type { Level } from "@/domains/review/shows";
import { useLanguage } from "@/words/words";
import { nameOf } from "../counts";
import { byWeight, type Change, written } from "../diff";
import { FIRST } from "../Figures";
import { USUAL } from "../levelColumns";
import styles from "./correct.module.css";

/** Shown at once where nothing that people steer by has changed. */
const FEW = 12;

/** What a moved edge changes most: what was sold while it was being talked about. */
const TALK = ["talk_gmv", "talk_orders"];

const usualOf = (level: string): readonly string[] => [
  ...TALK,
  ...(level === "show" ? FIRST : (USUAL[level as Level] ?? [])),
];

interface Props {
  changes: readonly Change[];
  running: boolean;
  close: () => void;
}

export function Changed({ changes, running, close }: Props) {
  const { words, language } = useLanguage();
  const told = words.review.changed;
  const [all, setAll] = useState(false);
  const { first, rest } = byWeight(changes, usualOf);
  const shown = all ? [...first, ...rest] : first.length > 0 ? first : rest.slice(0, FEW);
  const level = (name: string) =>
    name === "show" ? told.wholeShow : words.review.levels[name as "shift"];
  return (
    <div className={styles.changed} data-changed={changes.length}>
      <header className={styles.head}>
        <h2>{changes.length === 0 ? told.none : told.title(changes.length)}</h2>
        <Button size="small" onClick={close}>
          {told.close}
        </Button>
      </header>
      {running && <p className={styles.soft}>{told.live}</p>}
      <table className={styles.changes}>
        <tbody>
          {shown.map((one, index) => (
            <tr key={`${one.level} ${one.key} ${one.zh}`} data-level={one.level}>
              <td>
                {/* A row of the show is named once, at its first change. */}
                {isNew(shown, index) && (
                  <>
                    <small>{level(one.level)}</small> {one.label}
                  </>
                )}
              </td>
              <td>{nameOf(one, language)}</td>
              <Sides change={one} />
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < changes.length && (
        <Button size="small" type="text" onClick={() => setAll(true)}>
          {told.more(changes.length - shown.length)}
        </Button>
      )}
    </div>
  );
}

const isNew = (changes: readonly Change[], index: number) =>
  changes[index]?.level !== changes[index - 1]?.level ||
  changes[index]?.key !== changes[index - 1]?.key;

function Sides({ change }: { change: Change }) {
  const { words, language } = useLanguage();
  const [before, after] = written(change, language, words.review.changed.absent);
  return (
    <>
      <td className={styles.number}>{before}</td>
      <td aria-hidden>→</td>
      <td className={styles.number}>
        <b>{after}</b>
      </td>
    </>
  );
}
