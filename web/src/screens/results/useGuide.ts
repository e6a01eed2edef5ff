// What a number on this page means, and the rows behind it: from the guide of metrics.
import { useMemo } from "react";
import { countedAs, isSame, reportedAs } from "@/domains/results/metricOf";
import type { Metric, ShowMetric } from "@/domains/review/shows";
import { useLanguage } from "@/words/words";
import { countsOf, measuresIn, nameOf } from "../show/counts";
import type { Opened } from "../show/Trace";
import type { Meanings } from "../show/useMeanings";

export interface Guide {
  /** The metric of ours, and the platform's, behind a name of the reconciliation. */
  counted: (name: string) => Metric | undefined;
  reported: (name: string) => Metric | undefined;
  /** What a metric is called, in the language of the screen. */
  called: (id: string) => string | undefined;
  /** How it is worked out, in a sentence. */
  how: (id: string | undefined) => string | undefined;
  /** Why the show's own value of it is unknown. */
  why: (id: string | undefined) => string | undefined;
  /** Opens the rows of a metric of the whole show; undefined where they add up to another number. */
  rows: (id: string | undefined, shown: number | null) => (() => void) | undefined;
}

export function useGuide(
  metrics: readonly ShowMetric[],
  meanings: Meanings,
  open: (opened: Opened) => void,
): Guide {
  const { language } = useLanguage();
  return useMemo(() => {
    const { catalogue } = meanings;
    const byId = new Map(metrics.map((metric) => [metric.id, metric]));
    const counts = new Set(countsOf(catalogue, "show").map((count) => count.measure));
    const of = (id: string | undefined) => (id === undefined ? undefined : byId.get(id));
    const hasRows = (id: string) =>
      measuresIn(meanings.meaning(id)?.formula ?? "").some((name) => counts.has(name));
    return {
      counted: (name) => countedAs(catalogue, name),
      reported: (name) => reportedAs(catalogue, name),
      called: (id) => {
        const metric = meanings.meaning(id);
        return metric && nameOf(metric, language);
      },
      how: (id) => {
        const metric = of(id);
        return metric && meanings.figure(metric).definition;
      },
      why: (id) => {
        const metric = of(id);
        return (metric && meanings.why(metric)) || undefined;
      },
      rows: (id, shown) => {
        const metric = of(id);
        if (metric === undefined || !isSame(metric, shown) || !hasRows(metric.id)) return undefined;
        return () => open({ kind: "metric", metric });
      },
    };
  }, [metrics, meanings, open, language]);
}
