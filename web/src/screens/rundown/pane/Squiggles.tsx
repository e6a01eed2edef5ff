// The lines under what a finding names: drawn over a text field in which nothing else is touched, so
// that no caret moves and no input method is disturbed.
import { type RefObject, useCallback, useEffect, useLayoutEffect } from "react";
import { type Place, pieces, toneOf } from "@/domains/compliance/placing";
import type { Mark } from "@/domains/compliance/script";
import styles from "./marks.module.css";

/** What decides where a line of a text breaks. */
const SAME = [
  "fontFamily",
  "fontSize",
  "fontWeight",
  "fontStyle",
  "fontVariantNumeric",
  "fontFeatureSettings",
  "letterSpacing",
  "wordSpacing",
  "lineHeight",
  "tabSize",
  "textIndent",
  "textAlign",
  "wordBreak",
  "lineBreak",
  "overflowWrap",
  "whiteSpace",
  "paddingTop",
  "paddingLeft",
  "paddingBottom",
  "paddingRight",
] as const;

interface Props {
  text: string;
  marks: readonly Mark[];
  /** The place that is being looked at. */
  open: Place<Mark> | null;
  ground: RefObject<HTMLDivElement | null>;
  box: () => HTMLTextAreaElement | null;
}

export function Squiggles({ text, marks, open, ground, box }: Props) {
  const fit = useCallback(() => {
    const [over, node] = [ground.current, box()];
    if (over === null || node === null) return;
    const now = getComputedStyle(node);
    for (const name of SAME) over.style[name] = now[name];
    over.style.top = `${node.offsetTop + node.clientTop}px`;
    over.style.left = `${node.offsetLeft + node.clientLeft}px`;
    over.style.width = `${node.clientWidth}px`;
    over.style.height = `${node.clientHeight}px`;
    over.scrollTop = node.scrollTop;
  }, [ground, box]);
  const any = marks.length > 0;
  useLayoutEffect(() => {
    if (any) fit();
  });
  useEffect(() => {
    const node = box();
    if (!any || node === null) return;
    const watch = new ResizeObserver(fit);
    watch.observe(node);
    node.addEventListener("scroll", fit);
    return () => {
      watch.disconnect();
      node.removeEventListener("scroll", fit);
    };
  }, [any, box, fit]);
  return (
    <div ref={ground} className={styles.over} aria-hidden>
      {any &&
        pieces(text, marks).map((piece) =>
          piece.mark === null ? (
            piece.text
          ) : (
            <span
              key={piece.start}
              className={styles.line}
              data-tone={toneOf(piece.mark)}
              data-at={piece.start}
              data-open={open !== null && open.start <= piece.start && piece.start < open.end}
            >
              {piece.text}
            </span>
          ),
        )}
    </div>
  );
}
