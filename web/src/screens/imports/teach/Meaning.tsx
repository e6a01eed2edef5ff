// What the rows of a table are, and what each of its columns means: suggested, and said by a person.
import { Button, Input, Select } from "antd";
import { useState } from "react";
import {
  type ImportedFile,
  type Sample,
  useMissing,
  useSetUp,
  useTaught,
  useTeach,
} from "@/domains/imports/imports";
import {
  type ColumnMeaning,
  type Kind,
  mappingOf,
  meaningsOf,
  type Suggestion,
} from "@/domains/imports/suggestion";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { holdsWord } from "../fileWords";
import { ColumnLines } from "./ColumnLines";
import { DriftNote } from "./DriftNote";
import { freeName, nameOf } from "./naming";
import styles from "./teach.module.css";

interface Props {
  file: ImportedFile;
  sample: Sample;
  suggestion: Suggestion;
  /** The platform it is likely of; "": a person says it, for by it orders are known. */
  platform: string;
}

/** The kind of rows a table is taken for at first: as it was taught, else the best fit. */
const firstKind = ({ kinds, drift }: Suggestion): Kind | undefined =>
  kinds.find((one) => one.holds === drift?.holds) ?? kinds[0];

export function Meaning({ file, sample, suggestion, platform: likely }: Props) {
  const words = useWords();
  const told = words.imports.teach;
  const { kinds, drift } = suggestion;
  const taught = useTaught(true);
  const teach = useTeach();
  const setUp = useSetUp();
  const [kind, setKind] = useState(() => firstKind(suggestion));
  const [platform, setPlatform] = useState(drift?.platform || likely);
  const [meanings, setMeanings] = useState<readonly ColumnMeaning[]>(() =>
    kind === undefined ? [] : meaningsOf(sample, kind, drift),
  );
  const [renamed, setRenamed] = useState<ReadonlyMap<string, string>>(new Map());
  const [written, setWritten] = useState<string | null>(null);
  const mapping = mappingOf(sample, { holds: kind?.holds ?? "", platform, meanings }, renamed);
  const check = useMissing(mapping);
  const missing = check.data?.missing ?? [];
  const usable = check.isSuccess && !check.isPlaceholderData && missing.length === 0;
  const names = (taught.data ?? []).map((table) => table.name);
  const name = written ?? freeName(drift?.name ?? nameOf(file.name), names);
  if (kind === undefined) return null;
  const become = (holds: string) => {
    const next = kinds.find((one) => one.holds === holds);
    if (next === undefined) return;
    setKind(next);
    setMeanings(meaningsOf(sample, next, drift));
    setRenamed(new Map());
  };
  const rename = (old: string, fresh: string) => {
    const at = sample.headers.indexOf(fresh);
    const before = drift?.meant.get(old);
    if (at < 0 || before === undefined) return;
    setMeanings(meanings.with(at, before));
    setRenamed(new Map([...renamed, [fresh, old]]));
  };
  /** Another meaning than the one it had under its former name: then it is not that column. */
  const mean = (at: number, meaning: ColumnMeaning) => {
    setMeanings(meanings.with(at, meaning));
    const header = sample.headers[at] ?? "";
    const before = drift?.meant.get(renamed.get(header) ?? "");
    if (before === undefined || before.target === meaning.target) return;
    setRenamed(new Map([...renamed].filter(([fresh]) => fresh !== header)));
  };
  const readAs = (table: number) =>
    setUp.mutate({
      file,
      settings: { tz: file.tz, as_of: file.as_of, taught: table, rooms: {} },
    });
  const save = () => teach.mutate({ file, name: name.trim(), headers: sample.headers, mapping });
  return (
    <>
      <div className={styles.kinds}>
        <label className={styles.inline}>
          <span>{told.holds}</span>
          <Select
            className={styles.kind}
            value={kind.holds}
            data-field="holds"
            options={kinds.map((one) => ({
              value: one.holds,
              label: holdsWord(one.holds, one.holds, words),
            }))}
            onChange={become}
          />
        </label>
        <label className={styles.inline}>
          <span>{told.platform}</span>
          <Select
            className={styles.kind}
            value={platform || null}
            placeholder={told.platformAsk}
            status={platform === "" ? "warning" : ""}
            data-field="platform"
            options={Object.entries(words.rooms.platforms).map(([value, label]) => ({
              value,
              label,
            }))}
            onChange={setPlatform}
          />
        </label>
      </div>
      {drift !== null && (
        <DriftNote
          drift={drift}
          renamed={renamed}
          rename={rename}
          readAs={() => readAs(drift.table)}
          reading={setUp.isPending}
        />
      )}
      <ColumnLines
        sample={sample}
        kind={kind}
        unitLabels={suggestion.unitLabels}
        meanings={meanings}
        added={new Set(drift?.added)}
        mean={mean}
      />
      <footer className={styles.foot}>
        <RefusalNote error={check.error ?? teach.error ?? setUp.error} />
        <div className={styles.missing} role="status" data-missing={missing.length}>
          {missing.length > 0 ? (
            <>
              <b>{told.missing}</b>
              <ul>
                {missing.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </>
          ) : (
            <span className={styles.soft}>{usable ? told.nothingMissing : told.checking}</span>
          )}
        </div>
        <label className={styles.inline}>
          <span>{told.name}</span>
          <Input
            className={styles.name}
            value={name}
            maxLength={40}
            placeholder={told.nameHint}
            data-field="name"
            onChange={(event) => setWritten(event.target.value)}
          />
        </label>
        <Button
          type="primary"
          disabled={!usable || name.trim() === ""}
          loading={teach.isPending}
          data-act="teach"
          onClick={save}
        >
          {told.save}
        </Button>
      </footer>
    </>
  );
}
