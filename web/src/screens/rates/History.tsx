// All rates of one kind and scope, the latest first: what held when, and who said so.
import { Drawer } from "antd";
import { isSameScope } from "@/domains/settlement/days";
import { type Rate, useRates } from "@/domains/settlement/rates";
import { dayKey } from "@/kit/time";
import { useWords } from "@/words/words";
import styles from "./rates.module.css";
import { useScopeWords } from "./useScopeWords";

export function History({ rate, close }: { rate: Rate; close: () => void }) {
  const told = useWords().rates;
  const scope = useScopeWords();
  const own = (useRates(true, true).data ?? [])
    .filter((one) => isSameScope(one, rate))
    .toSorted((a, b) => b.first_day.localeCompare(a.first_day) || b.id - a.id);
  return (
    <Drawer open onClose={close} size={480} title={told.historyOf(rate.label, scope(rate))}>
      <ol className={styles.history}>
        {own.map((one) => (
          <li key={one.id} data-active={one.active}>
            <b>{one.said}</b>
            <span>
              {one.first_day} – {one.last_day ?? told.openEnded}
              {!one.active && ` · ${told.takenBack}`}
            </span>
            <small>
              {[one.source, one.by, dayKey(one.as_of), one.note].filter(Boolean).join(" · ")}
            </small>
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
