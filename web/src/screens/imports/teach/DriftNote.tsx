// A table much like one that was taught: what went, what came, what may have another name.
import { Alert, Button } from "antd";
import { type Drift, openPairs } from "@/domains/imports/suggestion";
import { useWords } from "@/words/words";
import styles from "./teach.module.css";

interface Props {
  drift: Drift;
  /** New header → the name it had, as a person said. */
  renamed: ReadonlyMap<string, string>;
  rename: (old: string, fresh: string) => void;
  /** Read the file as that table: its headers are the same after all. */
  readAs: () => void;
  reading: boolean;
}

export function DriftNote({ drift, renamed, rename, readAs, reading }: Props) {
  const words = useWords();
  const told = words.imports.teach;
  const listed = (names: readonly string[]) => words.common.listed(names.map(words.common.quoted));
  const pairs = openPairs(drift, renamed);
  if (drift.missing.length === 0 && drift.added.length === 0) {
    return (
      <Alert
        type="info"
        showIcon
        title={told.known(drift.name)}
        data-drift={drift.name}
        action={
          <Button size="small" loading={reading} data-act="read-as" onClick={readAs}>
            {told.readAs}
          </Button>
        }
      />
    );
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={told.drift(drift.name)}
      data-drift={drift.name}
      description={
        <>
          <p>
            {drift.missing.length > 0 && told.gone(listed(drift.missing))}
            {drift.added.length > 0 && told.came(listed(drift.added))}
          </p>
          {pairs.map(([old, fresh]) => (
            <p key={`${old} ${fresh}`} className={styles.renamed}>
              {told.renamed(old, fresh)}
              <Button
                size="small"
                disabled={renamed.get(fresh) === old}
                onClick={() => rename(old, fresh)}
              >
                {told.yes}
              </Button>
            </p>
          ))}
        </>
      }
    />
  );
}
