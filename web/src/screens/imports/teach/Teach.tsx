// A table nobody knows, taught once: what its rows are, and what each column means.
import { Alert, Button, Select } from "antd";
import { useState } from "react";
import { RefusalNote } from "@/kit/RefusalNote";
import { type ImportedFile, type Sample, useSamples } from "@/domains/imports/imports";
import { nearOf } from "@/domains/imports/renaming";
import { isRoster, useSayRoster } from "@/domains/imports/roster";
import { suggestionOf } from "@/domains/imports/suggestion";
import { useMay } from "@/domains/people/me";
import { useWords } from "@/words/words";
import { Fold } from "../Fold";
import { Meaning } from "./Meaning";
import { NearNote } from "./NearNote";
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
  const near = nearOf(sample);
  const meaning = (
    <Meaning file={file} sample={sample} suggestion={suggestion} platform={near?.platform ?? ""} />
  );
  if (near !== null && suggestion.drift === null) {
    return (
      <>
        <NearNote file={file} sample={sample} near={near} />
        {suggestion.kinds.length > 0 && <Fold title={told.notNear(near.title)}>{meaning}</Fold>}
        <SampleRows sample={sample} />
      </>
    );
  }
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
