// Rotating, retiring, restoring a source: what follows is said first, and the name is typed.
import { Button, Input } from "antd";
import { useState } from "react";
import { Dialog } from "@/kit/Dialog";
import {
  type Minted,
  type Source,
  useRestoreSource,
  useRetireSource,
  useRotate,
} from "@/domains/rooms/rooms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";
import styles from "./rooms.module.css";

export type Step = "rotate" | "retire" | "restore";

interface Props {
  step: Step;
  source: Source;
  close: () => void;
  made: (minted: Minted) => void;
}

export function StepDialog({ step, source, close, made }: Props) {
  const words = useWords();
  const told = words.rooms.sources;
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const rotate = useRotate();
  const retire = useRetireSource();
  const restore = useRestoreSource();
  const shown = (minted: Minted) => {
    close();
    made(minted);
  };
  const asked = { source, reason: reason.trim() };
  const once = useOnce();
  const act = () =>
    once((onError) => {
      if (step === "rotate") rotate.mutate(asked, { onSuccess: shown, onError });
      else if (step === "retire") retire.mutate(asked, { onSuccess: close, onError });
      else restore.mutate(source, { onSuccess: shown, onError });
    });
  const title = { rotate: told.rotateTitle, retire: told.retireTitle, restore: told.restoreTitle };
  const why = { rotate: told.rotateWhy, retire: told.retireWhy, restore: told.restoreWhy };
  const verb = { rotate: told.rotateDo, retire: told.retireDo, restore: told.restoreDo };
  // Nothing is lost by restoring, so nothing has to be typed.
  const sure = step === "restore" || typed.trim() === source.name;
  return (
    <Dialog
      open
      title={title[step](source.name)}
      onCancel={close}
      width={480}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={close}>
          {words.common.cancel}
        </Button>,
        <Button
          key="act"
          type="primary"
          disabled={!sure}
          loading={rotate.isPending || retire.isPending || restore.isPending}
          onClick={act}
        >
          {verb[step]}
        </Button>,
      ]}
    >
      <div className={styles.dialog}>
        <RefusalNote error={rotate.error ?? retire.error ?? restore.error} />
        <p>{why[step]}</p>
        {step !== "restore" && (
          <>
            <label className={styles.field}>
              <span>{told.confirmType(source.name)}</span>
              <Input
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type
                autoFocus
                value={typed}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setTyped(event.target.value)}
              />
            </label>
            <label className={styles.field}>
              <span>{told.reason}</span>
              <Input
                value={reason}
                maxLength={300}
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
          </>
        )}
      </div>
    </Dialog>
  );
}
