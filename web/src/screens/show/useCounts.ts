// The plain counts of the catalogue: by their measure, as the trace asks, and by their metric.
import { useMemo } from "react";
import { useMetricMeanings } from "@/domains/review/shows";
import { type Count, countsOf } from "./counts";

/** Empty until the catalogue is here. */
export function useCounts(): readonly Count[] {
  const catalogue = useMetricMeanings().data;
  return useMemo(() => countsOf(catalogue ?? [], "show"), [catalogue]);
}
