// Files in: dropped anywhere on the page, read at once, looked at, and stored by a person's word.
import { UploadOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useCallback, useMemo, useRef, useState } from "react";
import { type ImportedFile, type State, useFiles } from "@/domains/imports/imports";
import type { Answers } from "@/domains/imports/placing";
import type { Taken } from "@/domains/imports/upload";
import { useMay } from "@/domains/people/me";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { useMedia } from "@/kit/useMedia";
import { useWords } from "@/words/words";
import { Page } from "../Page";
import { FileList } from "./FileList";
import { FilePane } from "./FilePane";
import { Formats } from "./Formats";
import { InboxNote } from "./InboxNote";
import styles from "./imports.module.css";
import { RosterDialog } from "./roster/RosterDialog";
import { StoreAll } from "./StoreAll";
import { StoredShows } from "./StoredShows";
import { UploadLines } from "./UploadLines";
import { useFileDrop } from "./useFileDrop";
import { useUploads } from "./useUploads";

const NONE: readonly ImportedFile[] = [];
const SAID_NOTHING: Answers = {};
/** Nothing is left to be said of a file in these states. */
const DONE: ReadonlySet<State> = new Set<State>(["stored", "withdrawn", "refused"]);

export default function Imports() {
  const words = useWords();
  const mayImport = useMay()("file.import");
  if (mayImport) return <Files />;
  return (
    <Page title={words.imports.title}>
      <Empty title={words.imports.noRight} />
    </Page>
  );
}

function Files() {
  const words = useWords();
  const told = words.imports;
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const open = typeof search["file"] === "number" ? search["file"] : null;
  const narrow = useMedia("(max-width: 999px)");
  const titleOf = useRoomTitle();
  const mayPlan = useMay()("people.shift.write");
  const listed = useFiles(true);
  const files = listed.data ?? NONE;
  const [answers, setAnswers] = useState<Readonly<Record<number, Answers>>>({});
  /** The roster that is imported: a file of the list, or one to be chosen; null is none. */
  const [roster, setRoster] = useState<{ file: number | undefined } | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  const choose = useCallback(
    (id: number | null) => {
      const to = {
        to: "/imports",
        search: id === null ? {} : { file: id },
        replace: true,
      } as const;
      void navigate(to);
    },
    [navigate],
  );
  const file = useMemo(() => files.find((one) => one.id === open), [files, open]);
  const arrived = (taken: Taken) => {
    // Whoever is at work on one goes on; a file that is done with makes way for the new one.
    if (open === null || (file !== undefined && DONE.has(file.state))) choose(taken.id);
  };
  const uploads = useUploads(arrived);
  const { take } = uploads;
  const over = useFileDrop(roster === null, take);
  const pick = () => chooser.current?.click();
  useActions([
    { id: "import-files", label: told.choose, run: pick },
    ...(mayPlan
      ? [
          {
            id: "import-roster",
            label: told.roster.title,
            run: () => setRoster({ file: undefined }),
          },
        ]
      : []),
  ]);
  const answer = useCallback(
    (id: number, said: Answers) => setAnswers((all) => ({ ...all, [id]: said })),
    [],
  );
  const empty = listed.isSuccess && files.length === 0 && uploads.sending.length === 0;
  return (
    <Page
      full={!narrow && !empty}
      wide
      title={told.title}
      aside={
        <>
          <Button
            type={empty || file === undefined ? "primary" : "default"}
            icon={<UploadOutlined />}
            data-act="choose-files"
            onClick={pick}
          >
            {told.choose}
          </Button>
          <StoreAll files={files} answers={answers} />
        </>
      }
    >
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        aria-label={told.choose}
        data-files
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          // The same file chosen again is sent again.
          event.target.value = "";
        }}
      />
      {over && (
        <div className={styles.over} aria-hidden>
          <b>{told.drop}</b>
          <span>{told.dropWhy}</span>
        </div>
      )}
      {roster !== null && <RosterDialog file={roster.file} close={() => setRoster(null)} />}
      <div className={styles.desk} data-screen="imports" data-empty={empty}>
        <div className={styles.side} data-open={file !== undefined}>
          <RefusalNote error={listed.error} retry={() => void listed.refetch()} />
          <InboxNote />
          <UploadLines uploads={uploads} files={files} look={choose} />
          {empty && (
            <Empty
              title={told.none}
              why={told.noneWhy}
              action={
                <Button icon={<UploadOutlined />} onClick={pick}>
                  {told.choose}
                </Button>
              }
            />
          )}
          {listed.isPending && <div className={styles.waiting} />}
          <FileList files={files} open={open} choose={choose} titleOf={titleOf} />
          <Formats open={empty} />
        </div>
        {files.length > 0 && (
          <div className={styles.pane} data-pane={file?.id}>
            {file === undefined ? (
              <>
                <Empty small title={open === null ? told.pick : told.gone} />
                <StoredShows files={files} />
              </>
            ) : (
              <FilePane
                key={file.id}
                file={file}
                answers={answers[file.id] ?? SAID_NOTHING}
                answer={answer}
                gone={() => choose(null)}
                toRoster={() => setRoster({ file: file.id })}
              />
            )}
          </div>
        )}
      </div>
    </Page>
  );
}
