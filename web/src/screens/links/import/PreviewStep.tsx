// Third: what importing would do, row by row, before anything is written.
import { useVirtualizer } from "@tanstack/react-virtual";
import { Alert, Button, Segmented } from "antd";
import { useMemo, useRef, useState } from "react";
import type { Preview } from "@/domains/selection/lineup";
import { useWords } from "@/words/words";
import styles from "./import.module.css";
import { OriginFields } from "./OriginFields";
import { PreviewLine } from "./PreviewLine";
import { firstShown, linesOf, type Shown, wanted } from "./rows";
import type { Import } from "./useImport";

export function PreviewStep({ work }: { work: Import }) {
  const words = useWords();
  const told = words.lineup;
  const { plan } = work;
  if (plan === null) return null;
  const { counts } = plan;
  const writes = counts.create + counts.update;
  return (
    <>
      {work.outdated && <Alert type="warning" showIcon title={told.outdated} role="alert" />}
      <Lines plan={plan} />
      <div className={styles.notes}>
        {plan.withheld.map((one) => (
          <p key={one.header} className={styles.ask}>
            {told.withheld(one.header, one.right_label)}
          </p>
        ))}
        {counts.left > 0 && <p>{told.left(counts.left)}</p>}
        {writes === 0 && <p>{told.nothing}</p>}
      </div>
      <OriginFields work={work} />
      <div className={styles.foot}>
        <Button disabled={work.busy} onClick={() => work.setStep("paste")}>
          {told.again}
        </Button>
        <Button disabled={work.busy} onClick={() => work.setStep("columns")}>
          {told.columns}
        </Button>
        <span className={styles.gap} />
        <Button
          type="primary"
          loading={work.busy}
          disabled={writes === 0}
          data-act="apply-lineup"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the last thing to press
          autoFocus
          onClick={() => void work.write()}
        >
          {told.apply(writes)}
        </Button>
      </div>
    </>
  );
}

const LINE_PX = 40;

function Lines({ plan }: { plan: Preview }) {
  const words = useWords();
  const told = words.lineup;
  const [chosen, setChosen] = useState<Shown | null>(null);
  const shown = chosen ?? firstShown(plan);
  const all = useMemo(() => linesOf(plan), [plan]);
  const lines = useMemo(() => wanted(all, shown), [all, shown]);
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX,
    getItemKey: (index) => lines[index]?.row ?? index,
    overscan: 8,
  });
  const { counts } = plan;
  const option = (value: Shown, label: string, count: number) => ({
    value,
    label: `${label} ${count}`,
    disabled: count === 0 && value !== "all",
  });
  return (
    <>
      <div className={styles.filters}>
        <Segmented<Shown>
          value={shown}
          onChange={setChosen}
          options={[
            option("all", told.all, all.length),
            option("create", told.states.create, counts.create),
            option("update", told.states.update, counts.update),
            option("same", told.states.same, counts.same),
            option("refused", told.states.refused, counts.refused),
            {
              value: "problems",
              label: told.problems(plan.problems.length),
              disabled: plan.problems.length === 0,
            },
          ]}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard */}
      <div ref={box} className={styles.lines} tabIndex={0} role="list" aria-label={told.preview}>
        {lines.length === 0 && <p className={styles.none}>{told.noneHere}</p>}
        <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            return (
              line && (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className={styles.place}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <PreviewLine line={line} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </>
  );
}
