// A text with its lines numbered at the left, those with errors marked; a line can be gone to.
import { type Ref, useImperativeHandle, useMemo, useRef } from "react";
import { lineSpan } from "@/domains/packs/template";
import styles from "./packs.module.css";

export interface LinedHandle {
  go: (line: number) => void;
}

interface Props {
  ref: Ref<LinedHandle>;
  label: string;
  value: string;
  set: (text: string) => void;
  /** Lines, from 1, in which something is wrong. */
  wrong: ReadonlySet<number>;
  readOnly: boolean;
}

export function LinedText({ ref, label, value, set, wrong, readOnly }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => value.split("\n").length, [value]);
  useImperativeHandle(ref, () => ({
    go: (line) => {
      const node = area.current;
      if (node === null) return;
      const [start, end] = lineSpan(value, line);
      node.focus();
      node.setSelectionRange(start, end);
      const height = node.scrollHeight / Math.max(1, lines);
      node.scrollTop = Math.max(0, (line - 4) * height);
    },
  }));
  return (
    <div className={styles.lined}>
      <div ref={gutter} className={styles.gutter} aria-hidden>
        {Array.from({ length: lines }, (_, at) => (
          <span key={at} data-wrong={wrong.has(at + 1)}>
            {at + 1}
          </span>
        ))}
      </div>
      <textarea
        ref={area}
        aria-label={label}
        data-field="pack-text"
        className={styles.code}
        value={value}
        readOnly={readOnly}
        spellCheck={false}
        wrap="off"
        onChange={(event) => set(event.target.value)}
        onScroll={(event) => {
          if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
        onKeyDown={(event) => {
          // Two spaces, as YAML wants them; Escape first lets Tab leave the field.
          if (event.key !== "Tab" || event.shiftKey || readOnly) return;
          if (event.currentTarget.dataset["leaving"] === "true") return;
          event.preventDefault();
          document.execCommand("insertText", false, "  ");
        }}
        onKeyUp={(event) => {
          event.currentTarget.dataset["leaving"] = String(event.key === "Escape");
        }}
      />
    </div>
  );
}
