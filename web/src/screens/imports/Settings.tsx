// How a file is read: its zone, the table it is taken for.
import { AutoComplete, Button, Select } from "antd";
import { useState } from "react";
import { type ImportedFile, useSetUp, useTaught } from "@/domains/imports/imports";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import styles from "./imports.module.css";

/** Where teams and their platforms are; any other zone may be typed. */
const ZONES =
  "Asia/Shanghai Asia/Hong_Kong Asia/Taipei Asia/Singapore Asia/Bangkok Asia/Ho_Chi_Minh Asia/Jakarta Asia/Manila Asia/Kuala_Lumpur Asia/Tokyo Europe/London America/New_York America/Los_Angeles America/Sao_Paulo UTC".split(
    " ",
  );
/** No table by name: the file is known by its headers. */
const BY_HEADERS = 0;

interface Props {
  file: ImportedFile;
  /** What was said of its accounts, which reading anew must not forget. */
  rooms?: Record<string, string | null>;
}

export function Settings({ file, rooms = {} }: Props) {
  const told = useWords().imports.settings;
  const setUp = useSetUp();
  const tables = useTaught(true).data ?? [];
  const [tz, setTz] = useState(file.tz);
  const [taught, setTaught] = useState(file.taught ?? BY_HEADERS);
  if (!file.has_raw) return <p className={styles.soft}>{told.noRaw}</p>;
  const read = () =>
    setUp.mutate({
      file,
      settings: {
        tz: tz.trim(),
        as_of: file.as_of,
        taught: taught === BY_HEADERS ? null : taught,
        rooms,
      },
    });
  return (
    <div className={styles.settings}>
      <label className={styles.field}>
        <span>{told.tz}</span>
        <AutoComplete
          value={tz}
          options={ZONES.map((value) => ({ value }))}
          maxLength={60}
          title={told.tzWhy}
          onChange={(next: string) => setTz(next)}
        />
      </label>
      {tables.length > 0 && (
        <label className={styles.field}>
          <span>{told.taught}</span>
          <Select
            value={taught}
            options={[
              { value: BY_HEADERS, label: told.taughtAuto },
              ...tables.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setTaught}
          />
        </label>
      )}
      <Button loading={setUp.isPending} disabled={tz.trim() === ""} onClick={read}>
        {told.read}
      </Button>
      <div className={styles.settingsWhy}>
        <RefusalNote error={setUp.error} />
        <p className={styles.soft}>{told.tzWhy}</p>
      </div>
    </div>
  );
}
