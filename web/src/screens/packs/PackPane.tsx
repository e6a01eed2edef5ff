// One pack: what it is and since when, its rules; of the team's own its text and its versions.
import { Segmented } from "antd";
import { useState } from "react";
import { type Pack, type Rule, usePack, usePackActs } from "@/domains/packs/packs";
import { useMay } from "@/domains/people/me";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { PackEditor } from "./PackEditor";
import styles from "./packs.module.css";
import { RuleDrawer } from "./RuleDrawer";
import { RuleTable } from "./RuleTable";
import { Versions } from "./Versions";

type Tab = "rules" | "text" | "versions";
const NONE: readonly Rule[] = [];

export function PackPane({ pack }: { pack: Pack }) {
  const words = useWords();
  const told = words.packs;
  const writes = useMay()("compliance.packs");
  const [tab, setTab] = useState<Tab>("rules");
  const [opened, setOpened] = useState<string | null>(null);
  const asked = usePack(pack.name, JSON.stringify(pack));
  const acts = usePackActs();
  const rules = asked.data?.rules ?? NONE;
  const rule = rules.find((one) => one.id === opened);
  return (
    <div className={styles.pane} data-pack-pane={pack.name}>
      <Head pack={pack} />
      {pack.id !== null && (
        <Segmented<Tab>
          value={tab}
          onChange={setTab}
          options={[
            { value: "rules", label: told.rules },
            { value: "text", label: told.text },
            { value: "versions", label: told.versions },
          ]}
        />
      )}
      <RefusalNote error={asked.error} retry={() => void asked.refetch()} />
      {tab === "rules" && (
        <RuleTable pack={pack} rules={rules} pending={asked.isPending} open={setOpened} />
      )}
      {tab === "text" && (
        <PackEditor
          key={pack.name}
          pack={pack}
          saved={() => undefined}
          close={() => setTab("rules")}
        />
      )}
      {tab === "versions" && <Versions pack={pack} acts={acts} writes={writes} />}
      {rule !== undefined && (
        <RuleDrawer
          key={`${rule.id} ${rule.decided.length}`}
          rule={rule}
          acts={acts}
          writes={writes}
          close={() => setOpened(null)}
        />
      )}
    </div>
  );
}

function Head({ pack }: { pack: Pack }) {
  const words = useWords();
  const told = words.packs;
  const platforms = pack.scope.platforms.map(
    (code) => words.rooms.platforms[code as keyof typeof words.rooms.platforms] ?? code,
  );
  const facts = [
    told.version(pack.version),
    pack.effective && told.since(pack.effective, pack.until),
    pack.checked && told.checked(pack.checked),
    platforms.length > 0 && told.onlyOn(words.common.listed(platforms)),
    pack.extends && told.extends(pack.extends),
  ].filter((one) => typeof one === "string" && one !== "");
  return (
    <header className={styles.head}>
      <h2>
        {pack.title} <small className={tone.soft}>{pack.name}</small>
      </h2>
      <p className={tone.soft}>{facts.join(" · ")}</p>
      {pack.source !== "" && <p className={tone.soft}>{told.source(pack.source)}</p>}
      {!pack.active && <p className={tone.soon}>{told.offWhy}</p>}
      {pack.active && pack.reading && <p role="status">{told.readingWhy}</p>}
      {pack.problems.map((says) => (
        <p key={says} className={tone.soon} data-problem>
          {says}
        </p>
      ))}
    </header>
  );
}
