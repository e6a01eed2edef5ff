// What else can be done with a piece of evidence: changed, taken off file, brought back.
import { App } from "antd";
import { asRefusal, sentence } from "@/api/refusal";
import type { Evidence, EvidenceActs } from "@/domains/evidence/evidence";
import { RowMenu } from "@/kit/RowMenu";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";

interface Props {
  row: Evidence;
  acts: EvidenceActs;
  open: () => void;
}

export function EvidenceMenu({ row, acts, open }: Props) {
  const words = useWords();
  const told = words.evidence;
  const { message } = App.useApp();
  const offer = useUndo();
  const act = async (key: string) => {
    if (key === "edit") {
      open();
      return;
    }
    try {
      if (key === "restore") await acts.restore(row);
      else {
        const gone = await acts.retire(row);
        offer(told.retired(row.title), () => acts.restore(gone));
      }
    } catch (thrown) {
      message.warning(sentence(asRefusal(thrown), words), 6);
    }
  };
  return (
    <RowMenu
      label={words.common.more}
      items={
        row.active
          ? [
              { key: "edit", label: told.edit },
              { key: "retire", label: told.retire },
            ]
          : [
              { key: "edit", label: told.look },
              { key: "restore", label: told.restore },
            ]
      }
      choose={(key) => void act(key)}
    />
  );
}
