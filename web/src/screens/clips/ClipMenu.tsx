// What else can be done with a clip: opened, or taken off when it was written by mistake.
import { App } from "antd";
import { asRefusal, sentence } from "@/api/refusal";
import type { Clip, ClipActs } from "@/domains/clips/clips";
import { RowMenu } from "@/kit/RowMenu";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";

interface Props {
  row: Clip;
  acts: ClipActs;
  open: () => void;
}

export function ClipMenu({ row, acts, open }: Props) {
  const words = useWords();
  const told = words.clips;
  const { message } = App.useApp();
  const offer = useUndo();
  const retire = async () => {
    try {
      const gone = await acts.retire(row);
      offer(told.retired(row.title), () => acts.restore(gone));
    } catch (thrown) {
      message.warning(sentence(asRefusal(thrown), words), 6);
    }
  };
  return (
    <RowMenu
      label={words.common.more}
      items={[
        { key: "edit", label: told.edit },
        { key: "retire", label: told.retire },
      ]}
      choose={(key) => (key === "edit" ? open() : void retire())}
    />
  );
}
