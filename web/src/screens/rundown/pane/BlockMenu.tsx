// The choice of a kind for a new block: arrows and Enter, the number before it, or a press.
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { BlockKind } from "@/domains/rundown/plan";
import { useWords } from "@/words/words";
import styles from "./pane.module.css";

const KINDS: readonly BlockKind[] = [
  "host_line",
  "cohost",
  "console",
  "interaction",
  "screen",
  "compliance_note",
];

interface Props {
  choose: (kind: BlockKind) => void;
  close: () => void;
}

export function BlockMenu({ choose, close }: Props) {
  const words = useWords();
  const told = words.rundown;
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const keyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-6])$/.exec(event.code)?.[1];
    const kind = digit === undefined ? KINDS[at] : KINDS[Number(digit) - 1];
    if (event.key === "ArrowDown") setAt((at + 1) % KINDS.length);
    else if (event.key === "ArrowUp") setAt((at + KINDS.length - 1) % KINDS.length);
    else if ((event.key === "Enter" || digit !== undefined) && kind !== undefined) choose(kind);
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      className={styles.menu}
      role="menu"
      aria-label={told.chooseBlock}
      aria-activedescendant={`block-kind-${KINDS[at]}`}
      tabIndex={0}
      data-block-menu
      onKeyDown={keyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      {KINDS.map((kind, index) => (
        <button
          key={kind}
          id={`block-kind-${kind}`}
          type="button"
          role="menuitem"
          tabIndex={-1}
          data-active={index === at}
          onPointerMove={() => setAt(index)}
          // Before the blur that would close the menu.
          onPointerDown={(event) => {
            event.preventDefault();
            choose(kind);
          }}
        >
          <kbd>{index + 1}</kbd>
          <span>{told.blocks[kind]}</span>
          <small>{told.placeholders[kind]}</small>
        </button>
      ))}
    </div>
  );
}
