// A table much like one we know, with other headers: what went, what came, what may be renamed.
import { Alert, Button } from "antd";
import type { HeaderMap, Look } from "@/domains/selection/lineup";
import { useWords } from "@/words/words";
import styles from "./import.module.css";
import type { Import } from "./useImport";

const KEEP = "keep";

interface Props {
  work: Import;
  drift: NonNullable<Look["drift"]>;
  maps: readonly HeaderMap[];
}

export function DriftNote({ work, drift, maps }: Props) {
  const words = useWords();
  const told = words.lineup;
  const listed = (names: readonly string[]) => words.common.listed(names.map(words.common.quoted));
  const former = maps.find((map) => map.id === drift.map);
  /** What a header meant before, and where the one stands that may be the same under a new name. */
  const pairs = drift.renamed.flatMap(({ old, new: fresh }) => {
    const before = former?.columns.find((column) => column.header === old);
    const at = work.found?.columns.findIndex((column) => column.header === fresh) ?? -1;
    // What was only kept is kept again under any name: there is nothing to ask.
    if (before === undefined || before.target === KEEP || at < 0) return [];
    return [{ old, fresh, before, at, taken: work.meanings[at]?.target === before.target }];
  });
  return (
    <Alert
      type="warning"
      showIcon
      title={told.driftTitle(drift.name)}
      data-drift={drift.name}
      description={
        <>
          <p>
            {drift.missing.length > 0 && told.driftMissing(listed(drift.missing))}
            {drift.added.length > 0 && told.driftAdded(listed(drift.added))}
          </p>
          {pairs.map(({ old, fresh, before, at, taken }) => (
            <p key={`${old} ${fresh}`} className={styles.renamed}>
              {told.renamed(old, fresh)}
              <Button
                size="small"
                disabled={taken}
                onClick={() => work.mean(at, { target: before.target, tier: before.tier })}
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
