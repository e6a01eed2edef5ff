// Which metrics of the guide a row of the reconciliation is: ours, and the platform's. [plain]
import type { Metric, ShowMetric } from "@/domains/review/shows";

/** Counted under a name of its own: refunds by the time of the order, as far as they are known, and
 * what buyers paid, which is our own definition of sales. */
const COUNTED: Readonly<Record<string, string>> = {
  refund: "refund_cohort",
  buyer_paid: "gmv",
};

/** The metric we count; undefined where the guide has none of it alone. */
export const countedAs = (catalogue: readonly Metric[], name: string): Metric | undefined => {
  const id = COUNTED[name] ?? name;
  return (
    catalogue.find((metric) => metric.id === id) ??
    catalogue.find((metric) => metric.formula === id)
  );
};

/** The same as the platform reports it. */
export const reportedAs = (catalogue: readonly Metric[], name: string): Metric | undefined =>
  catalogue.find((metric) => metric.formula === `report.${name}`);

/** Whether the rows behind a metric of the show are the rows of a number shown: only then may it
 * open them, for a number must never open rows that add up to another. */
export const isSame = (metric: ShowMetric | undefined, shown: number | null): boolean =>
  metric !== undefined && shown !== null && metric.value === shown;
