// Rows pasted from a spreadsheet: shown before they are written, and told one by one afterwards.
import { App, Button, Input } from "antd";
import { useMemo, useState } from "react";
import { Dialog } from "../Dialog";
import { asRefusal, sentence } from "@/api/refusal";
import { useWords } from "@/words/words";
import styles from "./PasteDialog.module.css";
import { readHeaded } from "./paste";
import { parseTsv } from "./tsv";

interface Props<Field extends string> {
  open: boolean;
  close: () => void;
  /** Fields in their usual order, with the headings a team may use; the first one is printed. */
  names: Readonly<Record<Field, readonly string[]>>;
  /** Rows that are there already are not written. */
  exists: (record: Record<Field, string>) => boolean;
  /** Write one row; throws a Refusal. */
  write: (record: Record<Field, string>) => Promise<unknown>;
}

export function PasteDialog<Field extends string>(props: Props<Field>) {
  const { open, close, names } = props;
  const words = useWords();
  return (
    <Dialog
      title={words.pasting.title}
      open={open}
      onCancel={close}
      footer={null}
      destroyOnHidden
      width={640}
      mask={{ closable: false }}
    >
      <Pasting {...props} names={names} />
    </Dialog>
  );
}

function Pasting<Field extends string>({ close, names, exists, write }: Props<Field>) {
  const words = useWords();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const [failures, setFailures] = useState<ReadonlyMap<number, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const read = useMemo(() => readHeaded(parseTsv(text), names), [text, names]);
  const fields = Object.keys(names) as Field[];
  const fresh = read.records
    .map((record, index) => ({ record, index }))
    .filter(({ record }) => !exists(record));

  const writeAll = async () => {
    setBusy(true);
    const failed = new Map<number, string>();
    for (const { record, index } of fresh) {
      try {
        await write(record);
      } catch (thrown) {
        failed.set(index, sentence(asRefusal(thrown), words));
      }
    }
    setBusy(false);
    setFailures(failed);
    if (failed.size > 0) message.warning(words.pasting.someFailed(failed.size), 8);
    else {
      message.info(words.pasting.wrote(fresh.length));
      close();
    }
  };
  return (
    <div className={styles.pasting}>
      <p className={styles.how}>{words.pasting.how}</p>
      <Input.TextArea
        // The dialog was opened to paste here.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        rows={3}
        placeholder={words.pasting.here}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setFailures(new Map());
        }}
      />
      {read.unknown.length > 0 && (
        <p className={styles.unknown}>{words.pasting.unknown(words.common.listed(read.unknown))}</p>
      )}
      {read.records.length > 0 && (
        <div className={styles.preview}>
          <table>
            <thead>
              <tr>
                {fields.map((field) => (
                  <th key={field}>{names[field][0]}</th>
                ))}
                <th aria-label={words.people.state} />
              </tr>
            </thead>
            <tbody>
              {read.records.map((record, index) => (
                // Rows have no identity before they are written.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={index} data-there={exists(record)}>
                  {fields.map((field) => (
                    <td key={field}>{record[field]}</td>
                  ))}
                  <td className={failures.has(index) ? styles.unknown : styles.how}>
                    {exists(record)
                      ? words.pasting.already
                      : (failures.get(index) ?? words.pasting.willAdd)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button
        type="primary"
        disabled={fresh.length === 0}
        loading={busy}
        onClick={() => void writeAll()}
      >
        {words.pasting.write(fresh.length)}
      </Button>
    </div>
  );
}
