// Every signed version, the newest first: who, when, how much was open, whether it is the same now.
import type { PreShow } from "@/domains/preshow/preshow";
import { Card } from "@/kit/Card";
import { UNKNOWN } from "@/kit/format";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./preshow.module.css";
import { useWhen } from "./useWhen";

export function Signatures({ review }: { review: PreShow }) {
  const told = useWords().preshow;
  const when = useWhen();
  return (
    <Card>
      <h2>{told.signatures}</h2>
      {review.signatures.length === 0 ? (
        <p className={tone.soft}>{told.noSignatures}</p>
      ) : (
        <div className={styles.wide}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>#</th>
                <th>{told.who}</th>
                <th>{told.when}</th>
                <th data-number>{told.openCount}</th>
                <th data-number>{told.blockCount}</th>
                <th>{told.content}</th>
                <th>{told.countersign}</th>
              </tr>
            </thead>
            <tbody>
              {review.signatures.map((one) => (
                <tr key={one.id} data-signature={one.number}>
                  <td>{told.number(one.number)}</td>
                  <td>{one.by || UNKNOWN}</td>
                  <td>{when(one.at)}</td>
                  <td data-number>{one.open}</td>
                  <td data-number>{one.blockers}</td>
                  <td data-still={one.still}>{one.still ? told.same : told.other}</td>
                  <td>
                    {one.countersigned_at === null
                      ? UNKNOWN
                      : told.by(one.countersigned_by ?? "", when(one.countersigned_at))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
