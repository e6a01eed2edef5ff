// The chosen segment for those who only read: its facts, and its script as it is said.
import { useState } from "react";
import { Segmented } from "antd";
import type { Plan, Segment } from "@/domains/rundown/plan";
import type { Link } from "@/domains/selection/links";
import { useWords } from "@/words/words";
import { ProductChip } from "../list/ProductChip";
import { clockOf, lengthOf } from "../lengths";
import { History } from "./HistoryPane";
import styles from "./pane.module.css";
import { ReadScript } from "./ReadScript";

interface Props {
  plan: Plan;
  segment: Segment;
  link: Link | undefined;
  /** As for who writes: the platform of the show's room, and what the script is held against. */
  platform: string;
  about: string;
}

type Tab = "script" | "history";

export function ReadPane({ plan, segment, link, platform, about }: Props) {
  const words = useWords();
  const told = words.rundown;
  const [tab, setTab] = useState<Tab>("script");
  const { lane, hard_start, duration_ms } = segment;
  const facts = [
    lane === null ? "" : told.lanes[lane],
    lengthOf(duration_ms),
    hard_start === null ? "" : `${told.hardStart} ${clockOf(hard_start)}`,
  ].filter((fact) => fact !== "");
  return (
    <div className={styles.pane} data-pane={segment.id}>
      <h1 className={styles.title}>{segment.title}</h1>
      <p className={styles.soft}>{facts.join(" · ")}</p>
      <div>
        <ProductChip segment={segment} link={link} />
      </div>
      <Segmented<Tab>
        block
        value={tab}
        onChange={setTab}
        options={[
          { value: "script", label: told.script },
          { value: "history", label: told.history },
        ]}
      />
      {tab === "script" ? (
        <div className={styles.reading}>
          <ReadScript segment={segment} platform={platform} about={about} />
        </div>
      ) : (
        <History plan={plan} segment={segment} />
      )}
    </div>
  );
}
