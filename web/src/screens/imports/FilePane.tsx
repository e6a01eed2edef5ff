// The file that is open: what it is, how far it is, and what can be done with it now.
import { App, Button } from "antd";
import { useState } from "react";
import { exactCount, sizeText } from "@/domains/imports/exact";
import {
  type ImportedFile,
  isBroken,
  useFile,
  useForgetFile,
  useProgress,
  useSetUp,
  works,
} from "@/domains/imports/imports";
import { isRoster } from "@/domains/imports/roster";
import type { Answers } from "@/domains/imports/placing";
import { RefusalNote } from "@/kit/RefusalNote";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { Fold } from "./Fold";
import { reachWord, whatWord } from "./fileWords";
import styles from "./imports.module.css";
import { JobState } from "./JobState";
import { PreviewParts } from "./preview/PreviewParts";
import { Settings } from "./Settings";
import { StateMark } from "./StateMark";
import { StoredNote } from "./StoredNote";
import { Teach } from "./teach/Teach";
import { ToStore } from "./ToStore";
import { Withdraw } from "./Withdraw";

interface Props {
  file: ImportedFile;
  answers: Answers;
  answer: (id: number, answers: Answers) => void;
  /** The file was taken out of the list. */
  gone: () => void;
  toRoster: () => void;
}

export function FilePane({ file: listed, answers, answer, gone, toRoster }: Props) {
  const { words, language } = useLanguage();
  const told = words.imports;
  const now = useNow(60_000);
  const { modal } = App.useApp();
  const asked = useFile(listed.id);
  const forget = useForgetFile();
  const setUp = useSetUp();
  const [withdrawing, setWithdrawing] = useState(false);
  // The list may be a message ahead of the file that is read again, and the other way round.
  const mine = asked.data?.file;
  const file = mine !== undefined && mine.version >= listed.version ? mine : listed;
  const preview = mine !== undefined && mine.version === file.version ? asked.data?.preview : null;
  // What its rows become is what storing counts.
  const events = (preview?.placings ?? []).reduce((sum, one) => sum + one.events, 0);
  const reach = reachWord(file, now, words, language);
  const busy = works(file);
  const job = useProgress(file.job, busy);
  const broken = busy && isBroken(job);
  // Also where it was stored by half: taken back first, it may be thrown away then.
  const inRooms = file.state === "stored" || file.touched.length > 0;
  const again = () =>
    setUp.mutate({
      file,
      settings: { tz: file.tz, as_of: file.as_of, taught: file.taught, rooms: {} },
    });
  const drop = () =>
    void modal.confirm({
      title: told.forget.title(file.name),
      content: told.forget.why,
      okText: told.forget.act,
      // A refusal stands in the pane: the question is answered either way.
      onOk: () => forget.mutateAsync(file).then(gone, () => undefined),
    });
  return (
    <article className={styles.open} aria-label={file.name} data-state={file.state}>
      <header className={styles.openHead}>
        <div className={styles.openTitle}>
          <h2 title={file.name}>{file.name}</h2>
          <StateMark file={file} broken={broken} />
          <span className={styles.openActs}>
            {!busy && inRooms && (
              <Button data-act="withdraw" onClick={() => setWithdrawing(true)}>
                {told.withdraw.act}
              </Button>
            )}
            {(broken || !busy) && !inRooms && (
              <Button data-act="forget" onClick={drop}>
                {told.forget.act}
              </Button>
            )}
          </span>
        </div>
        <p className={styles.openLine}>
          {file.rows > 0
            ? told.preview.line(whatWord(file, words), exactCount(file.rows))
            : whatWord(file, words)}
          {events > 0 && events !== file.rows && (
            <span>{told.preview.events(exactCount(events))}</span>
          )}
          {file.rows > 0 && <span>{reach ?? told.preview.noTime}</span>}
          <span>{sizeText(file.size)}</span>
        </p>
      </header>
      <RefusalNote
        error={asked.error ?? forget.error ?? setUp.error}
        load={() => void asked.refetch()}
      />
      {busy && <JobState file={file} job={job} again={again} />}
      {file.state === "refused" && (
        <section className={styles.said}>
          <b>{told.refused.title}</b>
          <p>{file.told}</p>
          {file.has_raw && (
            <Button loading={setUp.isPending} onClick={again}>
              {told.refused.again}
            </Button>
          )}
        </section>
      )}
      {(file.state === "asking" || file.state === "ready") && !file.has_raw && (
        <section className={styles.said}>
          <p>{told.settings.noRaw}</p>
        </section>
      )}
      {file.state === "unknown" && <Teach key={file.version} file={file} toRoster={toRoster} />}
      {file.state === "withdrawn" && (
        <section className={styles.said}>
          <p>{file.has_raw ? told.withdraw.done : told.settings.noRaw}</p>
          {file.has_raw && (
            <Button type="primary" loading={setUp.isPending} data-act="read-again" onClick={again}>
              {told.withdraw.again}
            </Button>
          )}
        </section>
      )}
      {file.state === "stored" && <StoredNote file={file} preview={preview ?? null} />}
      {(file.state === "asking" || file.state === "ready") && preview && (
        <ToStore
          file={file}
          preview={preview}
          answers={answers}
          answer={(said) => answer(file.id, said)}
        />
      )}
      {file.state === "stored" && preview && (
        <Fold title={told.stored.preview}>
          <PreviewParts preview={preview} file={file} goesTo={null} />
        </Fold>
      )}
      {(file.state === "refused" || (file.state === "unknown" && !isRoster(file))) && (
        <Fold title={told.settings.title}>
          <Settings key={file.version} file={file} />
        </Fold>
      )}
      {!preview && asked.isPending && <div className={styles.waiting} />}
      {withdrawing && <Withdraw file={file} close={() => setWithdrawing(false)} />}
    </article>
  );
}
