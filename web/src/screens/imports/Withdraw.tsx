// Taking a stored file back: asks why, for the record.
import { Input, Modal } from "antd";
import { useState } from "react";
import { type ImportedFile, useWithdraw } from "@/domains/imports/imports";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import styles from "./imports.module.css";

export function Withdraw({ file, close }: { file: ImportedFile; close: () => void }) {
  const told = useWords().imports.withdraw;
  const withdraw = useWithdraw();
  const [reason, setReason] = useState("");
  return (
    <Modal
      open
      title={told.title}
      okText={told.do}
      okButtonProps={{ disabled: reason.trim() === "" }}
      confirmLoading={withdraw.isPending}
      onCancel={close}
      onOk={() => withdraw.mutate({ file, reason: reason.trim() }, { onSuccess: close })}
    >
      <div className={styles.form}>
        <RefusalNote error={withdraw.error} />
        <b>{file.name}</b>
        <p>{told.why}</p>
        <label className={styles.field}>
          <span>{told.reason}</span>
          <Input
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to say why
            autoFocus
            value={reason}
            maxLength={200}
            placeholder={told.reasonHint}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </div>
    </Modal>
  );
}
