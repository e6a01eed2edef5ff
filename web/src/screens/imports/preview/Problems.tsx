// What is wrong in a file, cell by cell: found by a word, copied to whoever made the export.
import { CopyOutlined } from "@ant-design/icons";
import { useVirtualizer } from "@tanstack/react-virtual";
import { App, Button, Input } from "antd";
import { useMemo, useRef, useState } from "react";
import { exactCount } from "@/domains/imports/exact";
import type { Problem } from "@/domains/imports/imports";
import { problemText, reasonOf } from "@/domains/imports/preview";
import { copied } from "@/kit/copied";
import { UNKNOWN } from "@/kit/format";
import { useWords } from "@/words/words";
import styles from "./preview.module.css";

interface Props {
  problems: readonly Problem[];
  more: number;
}

const LINE = 34;

export function Problems({ problems, more }: Props) {
  const words = useWords();
  const told = words.imports.problems;
  const { message } = App.useApp();
  const [find, setFind] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const seen = useMemo(() => {
    const wanted = find.trim().toLowerCase();
    if (wanted === "") return problems;
    return problems.filter((one) => problemText(one).toLowerCase().includes(wanted));
  }, [problems, find]);
  const virtual = useVirtualizer({
    count: seen.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE,
    overscan: 12,
  });
  if (problems.length === 0) return <p className={styles.soft}>{told.none}</p>;
  const copy = () =>
    void copied(seen.map(problemText).join("\n"), null).then((done) => {
      if (done) message.info(words.common.copied);
    });
  return (
    <section className={styles.part} data-part="problems">
      <h3>{told.title(exactCount(problems.length + more))}</h3>
      <div className={styles.tools}>
        <Input
          allowClear
          size="small"
          className={styles.find}
          placeholder={words.table.find}
          aria-label={words.table.filter}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        <small className={styles.soft}>{words.table.rows(seen.length, problems.length)}</small>
        <Button size="small" icon={<CopyOutlined />} disabled={seen.length === 0} onClick={copy}>
          {words.common.copy}
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keyboard */}
      <div ref={box} className={styles.problems} role="table" aria-label={told.label} tabIndex={0}>
        <div className={styles.problem} data-head role="row">
          <span role="columnheader">{told.row}</span>
          <span role="columnheader">{told.column}</span>
          <span role="columnheader">{told.value}</span>
          <span role="columnheader">{told.why}</span>
        </div>
        <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
          {virtual.getVirtualItems().map((item) => {
            const one = seen[item.index];
            return (
              one && (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  role="row"
                  className={`${styles.problem} ${styles.place}`}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  <span role="cell">{one.row ?? told.file}</span>
                  <span role="cell">{one.column ?? UNKNOWN}</span>
                  <span role="cell">{one.value ?? UNKNOWN}</span>
                  <span role="cell">{reasonOf(one)}</span>
                </div>
              )
            );
          })}
        </div>
      </div>
      {more > 0 && <p className={styles.soft}>{told.more(exactCount(more))}</p>}
    </section>
  );
}
