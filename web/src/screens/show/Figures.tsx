// The show's figures in one line, and all of them in a drawer. Each opens what it is made of.
import { Button, Checkbox, Drawer, Input } from "antd";
import { memo, useState } from "react";
import type { ShowMetric } from "@/domains/review/shows";
import type { Cell } from "@/domains/review/trace";
import { Figure } from "@/kit/Figure";
import { folded } from "@/kit/table/rows";
import { useLanguage } from "@/words/words";
import styles from "./show.module.css";
import type { Opened } from "./Trace";
import type { Meanings } from "./useMeanings";

/** What a lead asks first. Where we did not count it, the platform's own number stands in its name. */
export const FIRST: readonly string[] = [
  "gmv",
  "orders_paid",
  "buyers",
  "spend_per_buyer",
  "net_refunds",
  "refund_rate",
  "views",
  "viewers",
  "avg_online",
  "gpm_watch",
  "comments",
  "product_clicks",
  "pitch_time",
];

interface Props {
  metrics: readonly ShowMetric[];
  meanings: Meanings;
  open: (opened: Opened) => void;
}

export const Figures = memo(function Figures({ metrics, meanings, open }: Props) {
  const { words } = useLanguage();
  const [all, setAll] = useState(false);
  return (
    <section className={styles.figures} aria-label={words.review.figures.title}>
      {headOf(metrics).map((metric) => (
        <One key={metric.id} metric={metric} meanings={meanings} open={open} size={20} />
      ))}
      {!metrics.some((metric) => metric.id === "gmv") && (
        <p className={styles.soft}>{words.review.show.mustSee}</p>
      )}
      <Button type="text" onClick={() => setAll(true)}>
        {words.review.figures.all}
      </Button>
      <AllFigures
        shown={all}
        close={() => setAll(false)}
        metrics={metrics}
        meanings={meanings}
        open={open}
      />
    </section>
  );
});

/** The first figures: counted where it is known, else as the platform reports it. */
export function headOf(metrics: readonly ShowMetric[]): ShowMetric[] {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  return FIRST.flatMap((id) => {
    const counted = byId.get(id);
    const reported = byId.get(`report.${id}`);
    const shown = counted?.value === null && reported?.value != null ? reported : counted;
    return shown === undefined ? [] : [shown];
  });
}

interface OneProps {
  metric: ShowMetric;
  meanings: Meanings;
  open: (opened: Opened) => void;
  size: 14 | 20;
}

function One({ metric, meanings, open, size }: OneProps) {
  return (
    <span data-figure={metric.id} data-value={metric.value ?? ""}>
      <Figure
        {...meanings.figure(metric)}
        size={size}
        full
        onOpen={() => open({ kind: "metric", metric })}
      />
    </span>
  );
}

interface AllProps {
  shown: boolean;
  close: () => void;
  metrics: readonly ShowMetric[];
  meanings: Meanings;
  open: (opened: Opened) => void;
}

function AllFigures({ shown, close, metrics, meanings, open }: AllProps) {
  const { words, language } = useLanguage();
  const told = words.review.figures;
  const [find, setFind] = useState("");
  const [known, setKnown] = useState(true);
  const wanted = folded(find);
  const seen = metrics.filter(
    (metric) =>
      (!known || metric.value !== null) &&
      (wanted === "" || folded(`${metric.zh} ${metric.en} ${metric.id}`).includes(wanted)),
  );
  const groups = new Map<string, ShowMetric[]>();
  for (const metric of seen) {
    const group = meanings.meaning(metric.id)?.group_zh ?? metric.group;
    groups.set(group, [...(groups.get(group) ?? []), metric]);
  }
  const count = metrics.filter((metric) => metric.value !== null).length;
  return (
    <Drawer open={shown} onClose={close} title={told.allTitle} size={640} destroyOnHidden>
      <div className={styles.allBar}>
        <Input
          allowClear
          value={find}
          placeholder={told.find}
          onChange={(event) => setFind(event.target.value)}
        />
        <Checkbox checked={known} onChange={(event) => setKnown(event.target.checked)}>
          {told.onlyKnown}
        </Checkbox>
      </div>
      <p className={styles.soft}>{told.known(count, metrics.length)}</p>
      {[...groups].map(([group, list]) => (
        <section key={group} className={styles.group}>
          <h2>{language === "zh" ? group : list[0]?.group}</h2>
          <div className={styles.many}>
            {list.map((metric) => (
              <One key={metric.id} metric={metric} meanings={meanings} open={open} size={14} />
            ))}
          </div>
        </section>
      ))}
    </Drawer>
  );
}

/** The cell of the whole show that a measure stands in. */
export const wholeCell = (measure: string): Cell => ({ level: "show", key: "show", measure });
