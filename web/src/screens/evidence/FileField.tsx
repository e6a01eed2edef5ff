// The file of a piece of evidence: dropped or chosen, what is there, and why one was not taken.
import { FileOutlined, UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef } from "react";
import { Refusal } from "@/api/refusal";
import { type Evidence, fileOf, TAKES } from "@/domains/evidence/evidence";
import { RefusalNote } from "@/kit/RefusalNote";
import { Labelled } from "@/kit/Labelled";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { useFileDrop } from "../imports/useFileDrop";
import styles from "./drawer.module.css";
import type { Writing } from "./useWriting";

export function FileField({ writing }: { writing: Writing }) {
  const words = useWords();
  const told = words.evidence;
  const { row, file, take, trouble } = writing;
  const chooser = useRef<HTMLInputElement>(null);
  const over = useFileDrop(true, (files, folders) => {
    const [first] = files;
    if (folders.length > 0 || first === undefined) {
      writing.fileTrouble(new Refusal("folder", 422, told.folder));
      return;
    }
    take(first);
    if (files.length > 1) writing.fileTrouble(new Refusal("several", 422, told.oneFile));
  });
  return (
    <Labelled label={told.file}>
      <div className={styles.drop} data-over={over} data-file-field>
        {row?.file != null && <There row={row} file={row.file} />}
        {file !== null && (
          <p data-chosen-file>
            {told.chosen(file.name)}{" "}
            <Button size="small" type="link" onClick={() => take(null)}>
              {told.drop}
            </Button>
          </p>
        )}
        <Button icon={<UploadOutlined />} onClick={() => chooser.current?.click()}>
          {row?.file != null || file !== null ? told.replace : told.choose}
        </Button>
        <p className={tone.soft}>{over ? told.dropHere : told.fileHow}</p>
        <input
          ref={chooser}
          type="file"
          hidden
          accept={TAKES}
          aria-label={told.choose}
          data-evidence-file
          onChange={(event) => {
            const [first] = event.target.files ?? [];
            if (first !== undefined) take(first);
            // The same file chosen again is taken again.
            event.target.value = "";
          }}
        />
      </div>
      {trouble?.kind === "file" && (
        <div data-file-refused>
          <RefusalNote error={trouble.error} />
          {trouble.saved && <p className={tone.soon}>{told.savedNotFile}</p>}
        </div>
      )}
    </Labelled>
  );
}

interface ThereProps {
  row: Evidence;
  file: string;
}

export function There({ row, file }: ThereProps) {
  const told = useWords().evidence;
  return (
    <>
      {(row.file_media ?? "").startsWith("image/") && (
        <img className={styles.picture} src={fileOf(row)} alt={file} loading="lazy" />
      )}
      <a href={fileOf(row)} download={file} className={styles.there}>
        <FileOutlined /> {file} <small>{sizeText(row.file_bytes)}</small> · {told.open}
      </a>
    </>
  );
}

/** "1.2 MB", "340 KB". */
function sizeText(bytes: number | null): string {
  if (bytes === null) return "";
  const kilo = bytes / 1_024;
  return kilo < 1_024 ? `${Math.max(1, Math.round(kilo))} KB` : `${(kilo / 1_024).toFixed(1)} MB`;
}
