// The answer in lines, and a press that copies it.
import { Button } from "antd";
import { useRef, useState } from "react";
import { answerText } from "@/domains/keeping/answer";
import type { ErasureAnswer } from "@/domains/keeping/keeping";
import { copied } from "@/kit/copied";
import { useWords } from "@/words/words";
import drawer from "../evidence/drawer.module.css";
import styles from "./keeping.module.css";

export function AnswerText({ answer }: { answer: ErasureAnswer }) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState(false);
  const text = answerText(answer, words);
  return (
    <div ref={place} className={drawer.form}>
      <pre className={styles.answer} data-answer>
        {text}
      </pre>
      <div>
        <Button
          data-act="copy-answer"
          onClick={() => void copied(text, place.current).then(setDone)}
        >
          {done ? words.common.copied : words.keeping.copyAnswer}
        </Button>
      </div>
    </div>
  );
}
