// A piece of evidence for those who only read it.
import type { Evidence } from "@/domains/evidence/evidence";
import { dayKey } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { kindText } from "./columns";
import styles from "./drawer.module.css";
import { There } from "./FileField";
import { useNames } from "./useNames";

export function EvidenceRead({ row }: { row: Evidence }) {
  const words = useWords();
  const told = words.evidence;
  const names = useNames();
  const facts = [
    [told.kind, kindText(row, words)],
    [told.name, row.title],
    [told.number, row.number],
    [told.holder, row.holder],
    [told.from, row.valid_from === null ? "" : dayKey(row.valid_from)],
    [told.until, row.valid_until === null ? told.longTerm : dayKey(row.valid_until - 1)],
    [
      told.products,
      row.products.map((id) => names.products.get(id) ?? told.unknownProduct(id)).join(" · ") ||
        told.allProducts,
    ],
    [told.hosts, row.hosts.map((id) => names.hosts.get(id) ?? told.unknownHost(id)).join(" · ")],
    [told.rules, row.rules.map((id) => names.rules.get(id)?.name ?? id).join(" · ")],
    [told.words, row.words.join(" · ")],
    [told.note, row.note],
  ].filter(([, text]) => text !== "");
  return (
    <div className={styles.form} data-evidence-read={row.id}>
      {row.absent && <p className={tone.soon}>{told.standings.absent}</p>}
      <dl className={styles.facts}>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {row.file === null ? (
        !row.absent && <p className={tone.soft}>{told.noFile}</p>
      ) : (
        <There row={row} file={row.file} />
      )}
    </div>
  );
}
