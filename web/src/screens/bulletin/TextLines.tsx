// A message as the group will read it, each line to be pressed and written over.
import { Button, Input } from "antd";
import { type KeyboardEvent, useState } from "react";
import { pieces, type Text, withLine } from "@/domains/team/text";
import { composing } from "@/kit/keys/chord";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./bulletin.module.css";
import type { Editing } from "./useText";

/** -1 is the title. */
const TITLE = -1;
const MOST_TITLE = 80;
const MOST_LINE = 1_000;

export function TextLines({ editing }: { editing: Editing }) {
  const told = useWords().bulletin;
  const { text, edited, newer, write, drop } = editing;
  const [at, setAt] = useState<number | null>(null);
  const leave = (line: string) => {
    if (at === null) return;
    setAt(null);
    const next = changed(text, at, line);
    if (next !== null) write(next);
  };
  const shown = [TITLE, ...text.lines.keys(), ...(at === text.lines.length ? [at] : [])];
  return (
    <div className={styles.text} data-text={text.lines.length} data-edited={edited}>
      <ol className={styles.lines} aria-label={told.text}>
        {shown.map((place) => (
          <li key={place} data-title={place === TITLE || undefined}>
            {place === at ? (
              <LineField
                text={lineOf(text, place)}
                label={place === TITLE ? told.titleLine : told.line(place + 1)}
                most={place === TITLE ? MOST_TITLE : MOST_LINE}
                leave={leave}
                giveUp={() => setAt(null)}
              />
            ) : (
              <button type="button" className={styles.line} onClick={() => setAt(place)}>
                {pieces(lineOf(text, place)).map((piece, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name
                  <Bold key={index} {...piece} />
                ))}
              </button>
            )}
          </li>
        ))}
      </ol>
      <p className={styles.under}>
        <Button size="small" type="text" onClick={() => setAt(text.lines.length)}>
          {told.addLine}
        </Button>
        {newer ? (
          <span className={tone.soon}>
            {told.newer}{" "}
            <Button size="small" onClick={drop}>
              {told.takeNew}
            </Button>
          </span>
        ) : edited ? (
          <Button size="small" type="text" onClick={drop} data-act="restore-text">
            {told.restore}
          </Button>
        ) : (
          <span className={tone.soft}>{told.textHow}</span>
        )}
      </p>
    </div>
  );
}

const Bold = ({ text, bold }: { text: string; bold: boolean }) =>
  bold ? <b>{text}</b> : <span>{text}</span>;

const lineOf = (text: Text, at: number) => (at === TITLE ? text.title : (text.lines[at] ?? ""));

/** The text with what was written at a place; null when nothing was changed. */
function changed(text: Text, at: number, line: string): Text | null {
  if (line === lineOf(text, at)) return null;
  if (at !== TITLE) return withLine(text, at, line);
  const title = line.replaceAll("\n", " ").trim();
  return title === "" ? null : { ...text, title };
}

interface FieldProps {
  text: string;
  label: string;
  most: number;
  leave: (text: string) => void;
  giveUp: () => void;
}

function LineField({ text, label, most, leave, giveUp }: FieldProps) {
  const [typed, setTyped] = useState(text);
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent)) return;
    if (event.key === "Escape") giveUp();
    else if (event.key === "Enter") leave(typed);
    else return;
    // The dialog this may stand in listens to both.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Input.TextArea
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the line was pressed to be written
      autoFocus
      autoSize
      aria-label={label}
      maxLength={most}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => leave(typed)}
      onKeyDown={keyDown}
      data-line-field=""
    />
  );
}
