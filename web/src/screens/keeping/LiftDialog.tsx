// A hold is taken off, with a reason: what it kept goes when its time is over.
import { Input } from "antd";
import { useState } from "react";
import { Dialog } from "@/kit/Dialog";
import { type Hold, useKeepingActs } from "@/domains/keeping/keeping";
import { composing } from "@/kit/keys/chord";
import { Labelled } from "@/kit/Labelled";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";

interface Props {
  hold: Hold;
  name: string;
  close: () => void;
}

export function LiftDialog({ hold, name, close }: Props) {
  const words = useWords();
  const told = words.keeping;
  const acts = useKeepingActs();
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const reason = why.trim();
  const go = async () => {
    if (busy || reason === "") return;
    setBusy(true);
    try {
      await acts.lift(hold, reason);
      close();
    } catch (thrown) {
      setRefused(thrown);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={told.liftTitle(name)}
      onCancel={close}
      okText={told.lift}
      cancelText={words.common.cancel}
      confirmLoading={busy}
      okButtonProps={{ disabled: reason === "" }}
      onOk={() => void go()}
    >
      <RefusalNote error={refused} />
      <p>{told.liftWhat}</p>
      <Labelled label={told.liftedWhy}>
        <Input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to write it
          autoFocus
          aria-label={told.liftedWhy}
          data-field="lift-why"
          value={why}
          maxLength={500}
          onChange={(event) => setWhy(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !composing(event.nativeEvent)) void go();
          }}
        />
      </Labelled>
    </Dialog>
  );
}
