// Licences and proofs on file: what ends first at the top, whom and what each is for.
import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Select } from "antd";
import { useMemo, useState } from "react";
import { byEnd, standingOf } from "@/domains/evidence/ending";
import { type Evidence, useEvidence, useEvidenceActs } from "@/domains/evidence/evidence";
import { useMay } from "@/domains/people/me";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { useFileDrop } from "../imports/useFileDrop";
import { Page } from "../Page";
import { ProofTabs } from "../violations/ProofTabs";
import { evidenceColumns } from "./columns";
import { EvidenceDrawer, type Opened } from "./EvidenceDrawer";
import { EvidenceMenu } from "./EvidenceMenu";
import styles from "./evidence.module.css";
import { useNames } from "./useNames";

const MINUTE = 60_000;
const NONE: readonly Evidence[] = [];

export default function EvidencePage() {
  const { words, language } = useLanguage();
  const told = words.evidence;
  const may = useMay();
  const writes = may("compliance.write");
  const now = useNow(MINUTE);
  const [retired, setRetired] = useState(false);
  const [soon, setSoon] = useState(false);
  const [product, setProduct] = useState<number | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const listed = useEvidence(retired);
  const acts = useEvidenceActs();
  const names = useNames();
  const add = (file: File | null = null) => setOpened({ kind: "new", mark: "new", file });
  useActions(writes ? [{ id: "add-evidence", label: told.add, run: () => add() }] : []);
  const over = useFileDrop(writes && opened === null, (files) => {
    const [first] = files;
    if (first !== undefined) add(first);
  });

  const all = listed.data ?? NONE;
  const near = useMemo(
    () => all.filter((row) => ["ended", "soon"].includes(standingOf(row, now))).length,
    [all, now],
  );
  const rows = useMemo(
    () =>
      byEnd(
        all.filter(
          (row) =>
            (!soon || ["ended", "soon"].includes(standingOf(row, now))) &&
            (product === null || row.products.length === 0 || row.products.includes(product)),
        ),
      ),
    [all, soon, product, now],
  );
  const columns = useMemo((): Column<Evidence>[] => {
    const open = (row: Evidence) => setOpened({ kind: "row", row });
    const data = evidenceColumns({ words, language, now, ...names, open });
    if (!writes) return data;
    return [
      ...data,
      {
        id: "do",
        title: "",
        width: 52,
        actions: true,
        text: () => "",
        cell: (row) => <EvidenceMenu row={row} acts={acts} open={() => open(row)} />,
      },
    ];
  }, [words, language, now, names, writes, acts]);
  return (
    <Page full title={told.title} aside={<ProofTabs />}>
      <RefusalNote error={listed.error} retry={() => void listed.refetch()} />
      <div className={styles.page} data-screen="evidence">
        {over && (
          <div className={styles.over} aria-hidden>
            <b>{told.dropHere}</b>
          </div>
        )}
        <Table
          name="compliance.evidence"
          label={told.title}
          rows={rows}
          columns={columns}
          rowKey={(row) => String(row.id)}
          faint={(row) => !row.active}
          mark={(row) => ({ "data-evidence": row.id })}
          bar={
            <>
              {writes && (
                <Button
                  type="primary"
                  icon={<PlusOutlined />}
                  data-act="add-evidence"
                  onClick={() => add()}
                >
                  {told.add}
                </Button>
              )}
              <Select<number>
                className={styles.choose}
                allowClear
                aria-label={told.ofProduct}
                placeholder={told.ofProduct}
                value={product}
                showSearch={{ optionFilterProp: "label" }}
                popupMatchSelectWidth={false}
                onChange={(chosen) => setProduct(chosen ?? null)}
                options={names.choice.products.map((one) => ({
                  value: one.id,
                  label: one.short || one.title,
                }))}
              />
              <Checkbox checked={soon} onChange={(event) => setSoon(event.target.checked)}>
                {near === 0 ? told.soonOnly : told.soonCount(near)}
              </Checkbox>
              <Checkbox checked={retired} onChange={(event) => setRetired(event.target.checked)}>
                {told.showRetired}
              </Checkbox>
            </>
          }
          empty={
            listed.isPending || listed.error ? null : all.length > 0 ? (
              <Empty small title={told.noMatch} />
            ) : (
              <Empty
                title={told.none}
                why={told.noneWhy}
                action={
                  writes && (
                    <Button type="primary" onClick={() => add()}>
                      {told.add}
                    </Button>
                  )
                }
              />
            )
          }
        />
      </div>
      {opened !== null && (
        <EvidenceDrawer
          key={opened.kind === "row" ? opened.row.id : opened.mark}
          opened={opened}
          close={() => setOpened(null)}
        />
      )}
    </Page>
  );
}
