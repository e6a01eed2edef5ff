// Files on their way in, and what became of those that need a word.
import { Button, Progress } from "antd";
import { useEffect, useRef } from "react";
import { sentence } from "@/api/refusal";
import { sizeText } from "@/domains/imports/exact";
import type { ImportedFile } from "@/domains/imports/imports";
import { MOST_BYTES } from "@/domains/imports/sending";
import { datedDay } from "@/kit/time";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import styles from "./imports.module.css";
import type { Going, Sending, Uploads } from "./useUploads";

/** Nothing goes on with a line in these states: it stands to be read. */
const OVER: ReadonlySet<Going["state"]> = new Set<Going["state"]>(["same", "unfit", "failed"]);

interface Props {
  uploads: Uploads;
  files: readonly ImportedFile[];
  look: (id: number) => void;
}

export function UploadLines({ uploads, files, look }: Props) {
  const told = useWords().imports.uploads;
  const list = useRef<HTMLUListElement>(null);
  const some = uploads.sending.length > 0;
  // What was just let go is looked for here, however far down the list the open file stands.
  useEffect(() => {
    if (some) list.current?.scrollIntoView({ block: "nearest" });
  }, [some]);
  if (!some) return null;
  // Of those that only wait a number is enough: what needs a word must not be pushed out of sight.
  const waiting = uploads.sending.filter(({ going }) => going.state === "waiting");
  const over = uploads.sending.filter(({ going }) => OVER.has(going.state));
  const shown = uploads.sending.filter(({ going }) => going.state !== "waiting");
  return (
    <ul ref={list} className={styles.uploads} aria-live="polite">
      {over.length > 2 && (
        <li className={styles.clear}>
          <Button size="small" onClick={() => over.forEach((one) => uploads.drop(one.key))}>
            {told.clear}
          </Button>
        </li>
      )}
      {shown.map((one) => (
        <Line key={one.key} one={one} uploads={uploads} files={files} look={look} />
      ))}
      {waiting.length > 0 && (
        <li className={styles.upload} data-upload="waiting">
          <span>{told.queue(waiting.length)}</span>
          <Button
            size="small"
            type="text"
            onClick={() => waiting.forEach((one) => uploads.drop(one.key))}
          >
            {told.stop}
          </Button>
        </li>
      )}
    </ul>
  );
}

function Line({ one, uploads, files, look }: Props & { one: Sending }) {
  const { words } = useLanguage();
  const told = words.imports.uploads;
  const { going } = one;
  return (
    <li className={styles.upload} data-upload={going.state}>
      <span className={styles.fileName} title={one.name}>
        {one.name}
      </span>
      <span className={styles.uploadActs}>
        {going.state === "failed" && going.error.passing && (
          <Button size="small" onClick={() => uploads.again(one.key)}>
            {words.common.retry}
          </Button>
        )}
        {going.state === "same" && (
          <Button
            size="small"
            onClick={() => {
              look(going.taken.id);
              uploads.drop(one.key);
            }}
          >
            {told.look}
          </Button>
        )}
        <Button size="small" type="text" onClick={() => uploads.drop(one.key)}>
          {going.state === "sending" ? told.stop : told.dismiss}
        </Button>
      </span>
      <Said one={one} files={files} />
    </li>
  );
}

function Said({ one: { going, name }, files }: { one: Sending; files: readonly ImportedFile[] }) {
  const { words, language } = useLanguage();
  const told = words.imports.uploads;
  const now = useNow(60_000);
  switch (going.state) {
    case "waiting":
      return null;
    case "sending":
      return (
        <Progress
          className={styles.bar}
          percent={Math.floor(going.part * 100)}
          size="small"
          aria-label={told.sending}
        />
      );
    case "failed":
      return <span className={styles.soon}>{sentence(going.error, words)}</span>;
    case "unfit":
      return (
        <span className={styles.soon}>
          {going.why === "folder"
            ? words.imports.folder(name)
            : going.why === "empty"
              ? told.empty
              : told.large(sizeText(MOST_BYTES))}
        </span>
      );
    case "same": {
      const file = files.find(({ id }) => id === going.taken.id);
      const state = going.taken.state;
      if (state === "stored" && file?.stored_at) {
        return <span>{told.same.stored(datedDay(file.stored_at, now, language))}</span>;
      }
      if (state === "storing") return <span>{told.same.storing}</span>;
      return <span>{told.same.again}</span>;
    }
  }
}
