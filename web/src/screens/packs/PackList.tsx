// The packs by name: how many rules of each are on, and what a team has to know of it.
import type { Pack } from "@/domains/packs/packs";
import { useWords } from "@/words/words";
import styles from "./packs.module.css";

interface Props {
  packs: readonly Pack[];
  chosen: string;
  choose: (name: string) => void;
}

export function PackList({ packs, chosen, choose }: Props) {
  const told = useWords().packs;
  const groups = [
    [told.shipped, packs.filter((one) => one.id === null)],
    [told.own, packs.filter((one) => one.id !== null)],
  ] as const;
  return groups.map(
    ([label, some]) =>
      some.length > 0 && (
        <nav key={label} aria-label={label} className={styles.group}>
          <h2>{label}</h2>
          {some.map((pack) => (
            <button
              key={pack.name}
              type="button"
              className={styles.entry}
              data-pack={pack.name}
              aria-current={pack.name === chosen}
              onClick={() => choose(pack.name)}
            >
              <b>{pack.title}</b>
              <small>
                {!pack.active ? told.off : pack.reading ? told.reading : told.on(pack.on, pack.off)}
              </small>
              {pack.needs_own_text && <small className={styles.wants}>{told.needsText}</small>}
            </button>
          ))}
        </nav>
      ),
  );
}
