// The files that were handed in, newest first; above them those on their way.
import { Progress } from "antd";
import { memo, useEffect, useRef } from "react";
import { exactCount } from "@/domains/imports/exact";
import {
  type ImportedFile,
  isBroken,
  useProgress,
  useUnderWay,
  works,
} from "@/domains/imports/imports";
import type { Work } from "@/domains/work/work";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { reachWord, whatWord } from "./fileWords";
import styles from "./imports.module.css";
import { StateMark } from "./StateMark";

interface Props {
  files: readonly ImportedFile[];
  open: number | null;
  choose: (id: number) => void;
  titleOf: (ident: string) => string;
}

/** A job that is not among those under way is looked up by itself, in no hurry. */
const SELDOM_MS = 5_000;

export function FileList({ files, open, choose, titleOf }: Props) {
  const jobs = useUnderWay(files.some(works));
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <FileRow
          key={file.id}
          file={file}
          open={file.id === open}
          choose={choose}
          rooms={file.rooms.map(titleOf).join(" · ")}
          jobs={jobs}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  file: ImportedFile;
  open: boolean;
  choose: (id: number) => void;
  rooms: string;
  jobs: ReadonlyMap<number, Work> | undefined;
}

const FileRow = memo(function FileRow({ file, open, choose, rooms, jobs }: RowProps) {
  const { words, language } = useLanguage();
  const now = useNow(60_000);
  const busy = works(file);
  const listed = file.job === null ? undefined : jobs?.get(file.job);
  const alone = useProgress(file.job, busy && jobs !== undefined && !listed, SELDOM_MS);
  const job = listed ?? alone;
  const broken = busy && isBroken(job);
  const what = whatWord(file, words);
  const counted = file.rows > 0 && [
    words.imports.rows(exactCount(file.rows)),
    reachWord(file, now, words, language),
  ];
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={styles.file}
        aria-current={open}
        data-file={file.id}
        data-state={file.state}
        onClick={() => choose(file.id)}
      >
        <span className={styles.fileName} title={file.name}>
          {file.name}
        </span>
        <StateMark file={file} broken={broken} />
        <span className={styles.fileWhat}>{what || (file.state === "refused" && file.told)}</span>
        <span className={styles.fileCounts}>
          {counted && counted.filter((part) => part !== null).join(" · ")}
          {file.lost > 0 && ` · ${words.imports.lost(exactCount(file.lost))}`}
        </span>
        {rooms !== "" && <span className={styles.fileRooms}>{rooms}</span>}
        {busy && !broken && (
          <Progress
            className={styles.bar}
            percent={Math.floor((job?.progress ?? 0) * 100)}
            size="small"
            showInfo={false}
          />
        )}
      </button>
    </li>
  );
});
