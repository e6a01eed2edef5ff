// The rules texts are held to: packs that ship, the team's own, and what the team decided of them.
import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { usePacks } from "@/domains/packs/packs";
import { useMay } from "@/domains/people/me";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { Page } from "../Page";
import { ProofTabs } from "../violations/ProofTabs";
import { PackEditor } from "./PackEditor";
import { PackList } from "./PackList";
import { PackPane } from "./PackPane";
import styles from "./packs.module.css";

/** The pack that is looked at, or a new one that is written. */
type Chosen = { name: string } | "new";

export default function PacksPage() {
  const told = useWords().packs;
  const writes = useMay()("compliance.packs");
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const listed = usePacks();
  const add = () => setChosen("new");
  useActions(writes ? [{ id: "add-pack", label: told.add, run: add }] : []);
  const all = listed.data ?? [];
  const name = chosen === null ? (all[0]?.name ?? "") : chosen === "new" ? "" : chosen.name;
  const pack = all.find((one) => one.name === name);
  return (
    <Page full title={told.title} aside={<ProofTabs />}>
      <RefusalNote error={listed.data === undefined ? listed.failureReason : listed.error} />
      <div className={styles.page} data-screen="packs">
        <aside className={styles.list}>
          {writes && (
            <Button icon={<PlusOutlined />} data-act="add-pack" onClick={add}>
              {told.add}
            </Button>
          )}
          <PackList packs={all} chosen={name} choose={(next) => setChosen({ name: next })} />
        </aside>
        <main className={styles.main}>
          {chosen === "new" ? (
            <PackEditor
              key="new"
              pack={null}
              saved={(next) => setChosen({ name: next })}
              close={() => setChosen(null)}
            />
          ) : pack === undefined ? (
            listed.data !== undefined && <Empty small title={told.choose} />
          ) : (
            <PackPane key={pack.name} pack={pack} />
          )}
        </main>
      </div>
    </Page>
  );
}
