// A team's own table into a show, in three steps and no more.
import { Alert, App, Modal, Steps } from "antd";
import type { Applied } from "@/domains/selection/lineup";
import type { LinkActs } from "@/domains/selection/links";
import type { Show } from "@/domains/selection/shows";
import { JobLine } from "@/domains/work/JobLine";
import { RefusalNote } from "@/kit/RefusalNote";
import { useMedia } from "@/kit/useMedia";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import { ColumnsStep } from "./ColumnsStep";
import styles from "./import.module.css";
import { PasteStep } from "./PasteStep";
import { PreviewStep } from "./PreviewStep";
import { type Step, useImport } from "./useImport";

const STEPS: readonly Step[] = ["paste", "columns", "preview"];

interface Props {
  show: Show;
  /** A table that was pasted on the page already; "" when none was. */
  pasted: string;
  acts: LinkActs;
  announce: (sentence: string) => void;
  close: () => void;
}

export function ImportDialog({ show, pasted, acts, announce, close }: Props) {
  const words = useWords();
  const told = words.lineup;
  const { message } = App.useApp();
  const undo = useUndo();
  const narrow = useMedia("(max-width: 720px)");

  const finish = ({ act, counts, announcement, changes }: Applied) => {
    void acts.reread();
    // What has a number for the first time is no news for the host.
    if (changes.some((one) => one.old !== null)) announce(announcement);
    const text = told.applied(counts.create, counts.update);
    if (act === null) message.info(told.nothing);
    else {
      undo(text, async () => {
        await acts.undo(act);
        announce("");
      });
    }
    close();
  };
  const work = useImport(show.id, pasted, finish);
  const steps = told.steps.map((title) => ({ title }));
  return (
    <Modal
      open
      title={told.title}
      onCancel={close}
      footer={null}
      width={1120}
      mask={{ closable: false }}
      // Without a foot of its own the body may be longer; what scrolls is the list inside.
      styles={{ body: { maxHeight: "calc(100dvh - 116px)", overflowY: "auto", display: "flex" } }}
    >
      <div className={styles.dialog} data-import={work.step} data-busy={work.busy}>
        {!narrow && <Steps size="small" current={STEPS.indexOf(work.step)} items={steps} />}
        <RefusalNote error={work.error} />
        {work.stopped && <Alert type="info" showIcon title={told.stopped} role="alert" />}
        {work.step === "paste" && <PasteStep work={work} />}
        {work.step === "columns" && <ColumnsStep work={work} />}
        {work.step === "preview" && <PreviewStep work={work} />}
        {work.waiting && (
          <div className={styles.waiting}>
            <JobLine work={work.waiting} stop={work.stop} />
            {work.writing && <p>{told.goesOn}</p>}
          </div>
        )}
      </div>
    </Modal>
  );
}
