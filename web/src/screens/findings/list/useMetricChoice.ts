// The numbers a finding may be verified by, for whoever looks: by level, with their units.
import { useMemo } from "react";
import type { Scope } from "@/domains/findings/draft";
import { useMay } from "@/domains/people/me";
import { useMetricMeanings, useShowMetrics, type Which } from "@/domains/review/shows";
import { useLanguage } from "@/words/words";
import { nameOf } from "../../show/counts";

export interface MetricOption {
  value: string;
  label: string;
  /** What it is found by besides. */
  also: string;
  /** Whether this show knows it: what it does not know, the next will hardly tell either. */
  known: boolean;
}

export interface MetricChoice {
  options: (level: Scope) => MetricOption[];
  /** "count" for one that nobody knows. */
  unitOf: (metric: string) => string;
}

export function useMetricChoice(which: Which): MetricChoice {
  const { language } = useLanguage();
  const mayMoney = useMay()("money.gmv.read");
  const catalogue = useMetricMeanings().data;
  const values = useShowMetrics(which, false).data;
  return useMemo(() => {
    const known = new Set((values ?? []).filter((one) => one.value !== null).map(({ id }) => id));
    const units = new Map((catalogue ?? []).map((metric) => [metric.id, metric.unit]));
    return {
      options: (level) =>
        (catalogue ?? [])
          .filter((metric) => metric.levels.includes(level) && (mayMoney || !metric.money))
          .map((metric) => ({
            value: metric.id,
            label: nameOf(metric, language),
            also: `${metric.id} ${metric.zh} ${metric.en}`.toLowerCase(),
            known: known.has(metric.id),
          })),
      unitOf: (metric) => units.get(metric) ?? "count",
    };
  }, [catalogue, values, language, mayMoney]);
}
