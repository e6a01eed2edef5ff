// What whoever asked is told, to be copied and sent.
import { Drawer } from "antd";
import type { ErasureAnswer } from "@/domains/keeping/keeping";
import { useWords } from "@/words/words";
import { AnswerText } from "./AnswerText";

export function AnswerDrawer({ answer, close }: { answer: ErasureAnswer; close: () => void }) {
  const told = useWords().keeping;
  return (
    <Drawer open onClose={close} title={told.answerTitle} size={520}>
      <AnswerText answer={answer} />
    </Drawer>
  );
}
