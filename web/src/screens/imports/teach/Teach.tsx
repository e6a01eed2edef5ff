// A table nobody knows, taught once: what its rows are, and what each column means.
import { Alert, Button, Input, Select } from "antd";
import { useState } from "react";
import { RefusalNote } from "@/kit/RefusalNote";
import {
  type ImportedFile,
  type Sample,
  useMissing,
  useSamples,
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
  suggestionOf,
} from "@/domains/imports/suggestion";
import { isRoster, useSayRoster } from "@/domains/imports/roster";
import { useMay } from "@/domains/people/me";
import { useWords } from "@/words/words";
import { Fold } from "../Fold";
import { holdsWord } from "../fileWords";
import { ColumnLines } from "./ColumnLines";
import { DriftNote } from "./DriftNote";
import { freeName, nameOf } from "./naming";
import { SampleRows } from "./SampleRows";
import styles from "./teach.module.css";

interface Props {
  file: ImportedFile;
  toRoster: () => void;
}

export function Teach({ file, toRoster }: Props) {
  const told = useWords().imports.teach;
  const samples = useSamples(file);
  const say = useSayRoster();
  const mayPlan = useMay()("people.shift.write");
  const [at, setAt] = useState(0);
  const sheets = samples.data ?? [];
  const sample = sheets[at];
  if (isRoster(file)) {
    return (
      <section className={styles.teach} data-teach="roster">
        <p className={styles.lead}>{told.isRoster}</p>
        <p className={styles.inline}>
          <Button type="primary" data-act="to-roster" onClick={toRoster}>
            {told.toRoster}
          </Button>
          <Button
            loading={say.isPending}
            data-act="no-roster"
            onClick={() => say.mutate({ file, roster: false })}
          >
            {told.notRoster}
          </Button>
        </p>
        <RefusalNote error={say.error} />
        {sample !== undefined && <SampleRows sample={sample} />}
      </section>
    );
  }
  // Kept with the file: neither a reload nor another person is asked again.
  const become = () => void say.mutateAsync({ file, roster: true }).then(toRoster, () => undefined);
  return (
    <section className={styles.teach} data-teach>
      <RefusalNote error={say.error} />
      {!(mayPlan && sample !== undefined && suggestionOf(sample).roster) && (
        <p className={styles.lead}>{told.title}</p>
      )}
      <RefusalNote error={samples.error} retry={() => void samples.refetch()} />
      {samples.isPending && <div className={styles.waiting} />}
      {samples.isSuccess && sample === undefined && <p>{told.none}</p>}
      {sheets.length > 1 && (
        <label className={styles.inline}>
          <span>{told.sheet}</span>
          <Select
            className={styles.sheet}
            value={at}
            options={sheets.map(({ sheet }, value) => ({ value, label: sheet || value + 1 }))}
            onChange={setAt}
          />
        </label>
      )}
      {sample !== undefined && <Table key={at} file={file} sample={sample} toRoster={become} />}
      {file.told !== "" && (
        <Fold title={told.reason} start={samples.data?.length === 0}>
          <p className={styles.soft}>{file.told}</p>
        </Fold>
      )}
    </section>
  );
}

function Table({ file, sample, toRoster }: Props & { sample: Sample }) {
  const told = useWords().imports.teach;
  const suggestion = suggestionOf(sample);
  const mayPlan = useMay()("people.shift.write");
  const roster = (
    <Button size="small" data-act="to-roster" onClick={toRoster}>
      {told.toRoster}
    </Button>
  );
  const meaning = <Meaning file={file} sample={sample} suggestion={suggestion} />;
  return (
    <>
      {mayPlan &&
        (suggestion.roster ? (
          <Alert type="info" showIcon title={told.roster} action={roster} />
        ) : (
          <p className={styles.inline}>
            <span>{told.maybeRoster}</span>
            {roster}
          </p>
        ))}
      {suggestion.kinds.length === 0 ? (
        <p>{told.none}</p>
      ) : mayPlan && suggestion.roster ? (
        <Fold title={told.notRoster}>{meaning}</Fold>
      ) : (
        meaning
      )}
      <SampleRows sample={sample} />
    </>
  );
}

interface MeaningProps {
  file: ImportedFile;
  sample: Sample;
  suggestion: Suggestion;
}

/** A table of no platform is a table too. */
const OTHER = "other";

/** The kind of rows a table is taken for at first: as it was taught, else the best fit. */
const firstKind = ({ kinds, drift }: Suggestion): Kind | undefined =>
  kinds.find((one) => one.holds === drift?.holds) ?? kinds[0];

function Meaning({ file, sample, suggestion }: MeaningProps) {
  const words = useWords();
  const told = words.imports.teach;
  const { kinds, drift } = suggestion;
  const taught = useTaught(true);
  const teach = useTeach();
  const setUp = useSetUp();
  const [kind, setKind] = useState(() => firstKind(suggestion));
  const [platform, setPlatform] = useState(drift?.platform || OTHER);
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
            value={platform}
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
