// Clears a goal with what was rolled down from it, and offers all of it back.
import { App } from "antd";
import { asRefusal, sentence } from "@/api/refusal";
import type { Goal, GoalActs } from "@/domains/goals/goals";
import { RowMenu } from "@/kit/RowMenu";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";

interface Props {
  goal: Goal;
  label: string;
  acts: GoalActs;
}

export function GoalMenu({ goal, label, acts }: Props) {
  const words = useWords();
  const { message } = App.useApp();
  const undo = useUndo();
  const clear = async () => {
    try {
      const gone = await acts.clear(goal);
      undo(words.goals.cleared(label, gone.length - 1), () => acts.restore(gone));
    } catch (thrown) {
      void message.warning(sentence(asRefusal(thrown), words), 8);
    }
  };
  return (
    <RowMenu
      label={`${words.common.more} ${label}`}
      items={[{ key: "clear", label: words.goals.clear }]}
      choose={() => void clear()}
    />
  );
}
