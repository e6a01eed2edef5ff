// A file that is nearly of a known format: which of its columns is the one that went?
import { Alert, Button, Select } from "antd";
import { useState } from "react";
import { type ImportedFile, type Sample, useTaught, useTeach } from "@/domains/imports/imports";
import {
  isAnswered,
  NONE_OF_THEM,
  type Names,
  type Near,
  renamingName,
  renamingOf,
} from "@/domains/imports/renaming";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { freeName } from "./naming";
import styles from "./teach.module.css";

interface Props {
  file: ImportedFile;
  sample: Sample;
  near: Near;
}

export function NearNote({ file, sample, near }: Props) {
  const words = useWords();
  const told = words.imports.teach;
  const teach = useTeach();
  const taught = useTaught(true);
  const [names, setNames] = useState<Names>(near.likely);
  const example = (header: string) =>
    sample.rows.map((row) => row[sample.headers.indexOf(header)] ?? "").find((one) => one !== "");
  const headers = near.free.map((header) => {
    const seen = example(header);
    return { value: header, label: seen === undefined ? header : `${header}（${seen}）` };
  });
  const none = { value: NONE_OF_THEM, label: told.nearNone };
  const options = near.optional ? [none, ...headers] : headers;
  const gone = words.common.listed(near.missing.map(words.common.quoted));
  const save = () =>
    teach.mutate({
      file,
      name: freeName(
        renamingName(near, names),
        (taught.data ?? []).map((table) => table.name),
      ),
      headers: sample.headers,
      mapping: renamingOf(near, names),
    });
  return (
    <Alert
      type="warning"
      showIcon
      title={near.optional ? told.nearGone(near.title, gone) : told.near(near.title, gone)}
      data-near={near.format}
      description={
        <>
          {near.missing.map((old) => (
            <label key={old} className={styles.near}>
              <span>{told.nowCalled(old)}</span>
              <Select
                className={styles.nearName}
                showSearch={{ optionFilterProp: "label" }}
                value={names.get(old) ?? null}
                placeholder={told.nearChoose}
                options={options}
                data-field={`now-${old}`}
                onChange={(fresh: string) => setNames(new Map([...names, [old, fresh]]))}
              />
            </label>
          ))}
          <RefusalNote error={teach.error} />
          <p className={styles.nearFoot}>
            <Button
              type="primary"
              disabled={!isAnswered(near, names) || taught.isPending}
              loading={teach.isPending}
              data-act="read-near"
              onClick={save}
            >
              {told.readNear(near.title)}
            </Button>
            <small className={styles.soft}>{told.nearWhy}</small>
          </p>
        </>
      }
    />
  );
}
