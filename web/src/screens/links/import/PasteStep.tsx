// First: the table itself, pasted or as a file. A paste goes on by itself.
import { FileExcelOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { type DragEvent, useRef } from "react";
import { useMay } from "@/domains/people/me";
import { useWords } from "@/words/words";
import styles from "./import.module.css";
import type { Import } from "./useImport";

export function PasteStep({ work }: { work: Import }) {
  const words = useWords();
  const told = words.lineup;
  const may = useMay();
  const chooser = useRef<HTMLInputElement>(null);
  const files = may("file.import");
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (file === undefined || !files) return;
    event.preventDefault();
    void work.open(file);
  };
  return (
    <div
      className={styles.paste}
      onDrop={drop}
      onDragOver={(event) => files && event.preventDefault()}
    >
      <p>{told.how}</p>
      <Input.TextArea
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to paste here
        autoFocus
        rows={8}
        className={styles.text}
        placeholder={told.here}
        disabled={work.busy}
        value={work.text}
        data-paste
        onChange={(event) => work.setText(event.target.value)}
        onPaste={(event) => {
          const text = event.clipboardData.getData("text/plain");
          if (work.text.trim() !== "" || text.trim() === "") return;
          event.preventDefault();
          void work.begin(text);
        }}
      />
      {work.sheets.length > 0 && (
        <label className={styles.inline}>
          <span>{told.sheet}</span>
          <Select
            className={styles.sheet}
            value={work.sheets.findIndex((sheet) => sheet.text === work.text)}
            options={work.sheets.map((sheet, value) => ({
              value,
              label: `${sheet.name} · ${told.rows(sheet.rows)}`,
            }))}
            onChange={(at) => work.setText(work.sheets[at]?.text ?? "")}
          />
        </label>
      )}
      <div className={styles.foot}>
        {files && (
          <>
            <Button
              icon={<FileExcelOutlined />}
              disabled={work.busy}
              title={told.drop}
              onClick={() => chooser.current?.click()}
            >
              {told.orFile}
            </Button>
            <input
              ref={chooser}
              type="file"
              hidden
              accept=".xlsx,.csv,.txt,.tsv"
              aria-label={told.orFile}
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file !== undefined) void work.open(file);
                // The same file chosen again is read again.
                event.target.value = "";
              }}
            />
          </>
        )}
        <span className={styles.gap} />
        <Button
          type="primary"
          loading={work.busy}
          disabled={work.text.trim() === ""}
          onClick={() => void work.begin(work.text)}
        >
          {work.busy ? told.wait : told.look}
        </Button>
      </div>
    </div>
  );
}
