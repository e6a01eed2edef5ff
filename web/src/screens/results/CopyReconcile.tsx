// The reconciliation as text for a group or a sheet.
import { CopyOutlined } from "@ant-design/icons";
import { App, Button, Modal } from "antd";
import { useRef, useState } from "react";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./reconcile.module.css";

export function CopyReconcile({ text }: { text: string }) {
  const words = useWords();
  const told = words.results.reconcile;
  const { message } = App.useApp();
  const [shown, setShown] = useState(false);
  const place = useRef<HTMLPreElement>(null);
  const copy = async () => {
    try {
      // There is no clipboard on plain http from another computer: then it is shown, chosen.
      await navigator.clipboard.writeText(text);
      message.info(words.common.copied);
    } catch {
      setShown(true);
    }
  };
  return (
    <>
      <Button
        size="small"
        icon={<CopyOutlined />}
        title={told.copyHow}
        data-act="copy-reconcile"
        onClick={() => void copy()}
      >
        {told.copy}
      </Button>
      <Modal
        open={shown}
        title={told.copy}
        footer={null}
        width={720}
        onCancel={() => setShown(false)}
        afterOpenChange={(open) => {
          if (open && place.current !== null) getSelection()?.selectAllChildren(place.current);
        }}
      >
        <p className={tone.soft}>{told.copyByHand}</p>
        <pre ref={place} className={styles.plainText}>
          {text}
        </pre>
      </Modal>
    </>
  );
}
