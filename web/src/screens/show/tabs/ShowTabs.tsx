// The pages of one show, side by side: each opens the others, for those who may see them.
import { Link } from "@tanstack/react-router";
import { useMay } from "@/domains/people/me";
import type { Which } from "@/domains/review/shows";
import { useWords } from "@/words/words";
import styles from "./tabs.module.css";

const TABS = [
  { to: "/rooms/$room/shows/$show", word: "show", right: "run.read" },
  { to: "/rooms/$room/shows/$show/results", word: "results", right: "money.gmv.read" },
  { to: "/rooms/$room/shows/$show/profit", word: "profit", right: "money.profit.read" },
  { to: "/rooms/$room/shows/$show/bulletin", word: "bulletin", right: "money.gmv.read" },
  { to: "/rooms/$room/shows/$show/review", word: "findings", right: "run.read" },
] as const;

export function ShowTabs({ which }: { which: Which }) {
  const words = useWords();
  const may = useMay();
  return (
    <nav className={styles.tabs} aria-label={words.review.tabs.name}>
      {TABS.filter((tab) => may(tab.right)).map((tab) => (
        <Link
          key={tab.word}
          to={tab.to}
          params={which}
          activeOptions={{ exact: true }}
          className={styles.tab}
          data-tab={tab.word}
        >
          {words.review.tabs[tab.word]}
        </Link>
      ))}
    </nav>
  );
}
