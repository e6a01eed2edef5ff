// What must stay, who asked to be forgotten, and what is past its time.
import { Segmented } from "antd";
import { useState } from "react";
import { useMay } from "@/domains/people/me";
import { useWords } from "@/words/words";
import { Page } from "../Page";
import { ProofTabs } from "../violations/ProofTabs";
import { Erasures } from "./Erasures";
import { Holds } from "./Holds";
import styles from "./keeping.module.css";
import { RetentionPane } from "./RetentionPane";

const PARTS = ["holds", "erasures", "retention"] as const;
type Part = (typeof PARTS)[number];

export default function KeepingPage() {
  const told = useWords().keeping;
  // Of people and of what goes only those are told who answer for it.
  const answers = useMay()("compliance.hold");
  const [part, setPart] = useState<Part>("holds");
  return (
    <Page full title={told.title} aside={<ProofTabs />}>
      <div className={styles.page} data-screen="keeping">
        <div>
          {answers && (
            <Segmented<Part>
              aria-label={told.title}
              value={part}
              onChange={setPart}
              options={PARTS.map((value) => ({ value, label: told.parts[value] }))}
            />
          )}
        </div>
        {part === "holds" && <Holds />}
        {part === "erasures" && <Erasures />}
        {part === "retention" && <RetentionPane />}
      </div>
    </Page>
  );
}
