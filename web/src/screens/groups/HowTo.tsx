// How each product gives out a robot's address, and whether its robots take pictures.
import { type GroupKind, KINDS } from "@/domains/team/groups";
import { useWords } from "@/words/words";
import styles from "./groups.module.css";

/** `only`: of this product alone. */
export function HowTo({ only }: { only?: GroupKind }) {
  const told = useWords().groups;
  return (
    <div className={styles.how} data-how={only ?? "all"}>
      {only === undefined && <h2>{told.howTitle}</h2>}
      {KINDS.filter((kind) => only === undefined || kind === only).map((kind) => (
        <div key={kind}>
          {only === undefined && <b>{told.kinds[kind]}</b>}
          <p>{told.how[kind]}</p>
          <p className={styles.soft}>{told.pictures[kind]}</p>
        </div>
      ))}
      <p className={styles.soft}>{told.ipList}</p>
    </div>
  );
}
