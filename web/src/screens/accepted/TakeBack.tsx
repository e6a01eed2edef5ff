// Takes an acceptance back: it is found again wherever it is said. Ten seconds to undo it.
import { App, Button } from "antd";
import { useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { type AcceptanceRef, useAcceptedActs } from "@/domains/accepted/accepted";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";

interface Props {
  acceptance: AcceptanceRef;
  said: string;
  /** What is to be shown anew, besides what hears of it. */
  then?: () => void;
}

export function TakeBack({ acceptance, said, then }: Props) {
  const words = useWords();
  const told = words.accepted;
  const { message } = App.useApp();
  const offer = useUndo();
  const acts = useAcceptedActs();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    try {
      const gone = await acts.withdraw(acceptance);
      then?.();
      offer(told.withdrawn(said), () => acts.restore(gone).then(then));
    } catch (thrown) {
      message.warning(sentence(asRefusal(thrown), words), 6);
    }
    setBusy(false);
  };
  return (
    <Button
      size="small"
      type="link"
      data-act="take-back"
      loading={busy}
      title={told.withdrawWhat}
      onClick={() => void go()}
    >
      {told.withdraw}
    </Button>
  );
}
