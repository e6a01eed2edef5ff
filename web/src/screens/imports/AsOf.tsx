// The moment a file speaks of: seen before it is stored, and set right where it is another.
import { Button, DatePicker } from "antd";
import { useId, useState } from "react";
import { type ImportedFile, useSetUp } from "@/domains/imports/imports";
import { RefusalNote } from "@/kit/RefusalNote";
import { fromPicker, toPicker } from "@/kit/time";
import { useWords } from "@/words/words";
import styles from "./imports.module.css";

interface Props {
  file: ImportedFile;
  /** What was said of its accounts, which reading anew must not forget. */
  rooms: Record<string, string | null>;
}

/** The picker knows minutes, a file its milliseconds: the same minute is no change. */
const MINUTE_MS = 60_000;
const minuteOf = (ms: number) => Math.floor(ms / MINUTE_MS);

export function AsOf({ file, rooms }: Props) {
  const told = useWords().imports.settings;
  const id = useId();
  const setUp = useSetUp();
  const [asOf, setAsOf] = useState(file.as_of);
  const other = minuteOf(asOf) !== minuteOf(file.as_of);
  const read = () =>
    setUp.mutate({
      file,
      settings: { tz: file.tz, as_of: asOf, taught: file.taught, rooms },
    });
  return (
    <div className={styles.asOf} data-as-of={file.as_of}>
      <label htmlFor={id}>{told.asOf}</label>
      <DatePicker
        id={id}
        value={toPicker(asOf)}
        format="YYYY-MM-DD HH:mm"
        showTime={{ format: "HH:mm" }}
        allowClear={false}
        needConfirm={false}
        disabled={!file.has_raw}
        onChange={(picked) => picked && setAsOf(fromPicker(picked))}
      />
      {other && (
        <Button type="primary" loading={setUp.isPending} data-act="as-of" onClick={read}>
          {told.asOfRead}
        </Button>
      )}
      <small className={styles.soft}>{told.asOfWhy}</small>
      <RefusalNote error={setUp.error} />
    </div>
  );
}
