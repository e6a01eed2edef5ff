// Text to be taken elsewhere: selectable, and copied by a button.
import { App, Button } from "antd";
import { useRef } from "react";
import { useWords } from "@/words/words";
import styles from "./rooms.module.css";

export function CopyText({ text, label }: { text: string; label: string }) {
  const words = useWords();
  const { message } = App.useApp();
  const place = useRef<HTMLPreElement>(null);
  const copy = async () => {
    try {
      // There is no clipboard on plain http from another computer.
      await navigator.clipboard.writeText(text);
      message.info(words.common.copied);
    } catch {
      if (place.current !== null) getSelection()?.selectAllChildren(place.current);
    }
  };
  return (
    <div className={styles.copy}>
      <pre ref={place}>{text}</pre>
      <Button size="small" onClick={() => void copy()}>
        {label}
      </Button>
    </div>
  );
}
