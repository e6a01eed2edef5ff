// What the numbers of a show mean: names, definitions, reasons and sources, all told once.
import { useMemo } from "react";
import {
  type LevelRow,
  type Metric,
  type ShowMetric,
  useMetricMeanings,
  type Which,
} from "@/domains/review/shows";
import { type Source, useSources } from "@/domains/rooms/rooms";
import type { FigureParts, FigureProps } from "@/kit/Figure";
import type { Unit } from "@/kit/format";
import { useLanguage } from "@/words/words";
import { type Count, countsOf, measuresIn, nameOf } from "./counts";
import { levelOf, spokenBy } from "./spoken";
import { whyUnknown } from "./why";

export interface Meanings {
  catalogue: readonly Metric[];
  /** Everything a figure tells of a metric, its place on the page left out; `row`: as `why`. */
  figure: (metric: ShowMetric, row?: LevelRow) => Omit<FigureProps, "size" | "bare" | "onOpen">;
  /** Both sides of a quotient; undefined for what was not divided. */
  parts: (metric: ShowMetric) => FigureParts | undefined;
  /** Why it is unknown. `row`: the row it stands in; left out: the whole show. */
  why: (metric: ShowMetric, row?: LevelRow) => string;
  meaning: (id: string) => Metric | undefined;
}

/** Undefined until the catalogue is here. `whole`: the row of the whole show. */
export function useMeanings(which: Which, whole: LevelRow | undefined): Meanings | undefined {
  const { words, language } = useLanguage();
  const catalogue = useMetricMeanings().data;
  const { data: sources, isPending } = useSources(which.room);
  return useMemo(() => {
    // Levels come with the figures, or these would move when they come.
    if (catalogue === undefined || isPending) return undefined;
    const byId = new Map(catalogue.map((metric) => [metric.id, metric]));
    const counts = new Map(countsOf(catalogue, "show").map((one) => [one.measure, one]));
    const named = (measure: string) => {
      const count = counts.get(measure);
      return count === undefined ? measure : nameOf(count, language);
    };
    const why: Meanings["why"] = (metric, row = whole) =>
      whyUnknown(metric, byId.get(metric.id), row, named, words);
    const figure: Meanings["figure"] = (metric, row) => {
      const meaning = byId.get(metric.id);
      const parts = partsOf(metric);
      const level = levelOf(metric, meaning?.formula ?? "", sources ?? []);
      return {
        name: nameOf(metric, language),
        value: metric.value,
        unit: metric.unit,
        definition: definitionOf(metric, meaning, sources ?? []),
        ...(level !== undefined && { level }),
        ...(parts !== undefined && { parts }),
        why: why(metric, row),
      };
    };
    const definitionOf = (metric: ShowMetric, told: Metric | undefined, all: readonly Source[]) => {
      const spoken = spokenBy(metric, told?.formula ?? "", all).map((one) =>
        words.review.figures.source(one.name, one.level),
      );
      return [
        told &&
          `${words.review.figures.how}：${language === "zh" ? told.formula_zh : told.formula}`,
        told && language === "zh" && `${told.origin_zh}，${told.dedupe_zh}，${told.maturity_zh}`,
        told?.note,
        spoken.length > 0 && `${words.review.figures.from}：${words.common.listed(spoken)}`,
      ]
        .filter(Boolean)
        .join(language === "zh" ? "。" : ". ")
        .replaceAll("。。", "。");
    };
    /** What a quotient was divided from, in the words of its formula. */
    const partsOf: Meanings["parts"] = (metric) => {
      const told = byId.get(metric.id);
      const [num, den] = told?.formula.split(" / ") ?? [];
      if (told === undefined || num === undefined || den === undefined) return undefined;
      const [numName = num, denName = den] = language === "zh" ? told.formula_zh.split(" ÷ ") : [];
      const one = sideOf(metric.num, num, counts);
      const two = sideOf(metric.den, den, counts);
      return {
        num: one.value,
        numUnit: one.unit,
        numName,
        den: two.value,
        denUnit: two.unit,
        denName: denName.replace(/ × [\d,]+$/, ""),
      };
    };
    return { catalogue, figure, parts: partsOf, why, meaning: (id) => byId.get(id) };
  }, [catalogue, sources, isPending, whole, words, language]);
}

/** One side of a quotient in the unit of what it is a sum of: money, a length, or a count. */
function sideOf(
  value: number | null,
  formula: string,
  counts: ReadonlyMap<string, Count>,
): { value: number | null; unit: Unit } {
  const inputs = measuresIn(formula);
  // Time that stands beside a factor of its own is no length any more.
  if (inputs.length === 1 && inputs[0]?.endsWith("_ms") === true) {
    return { value: value === null ? null : value / 1_000, unit: "s" };
  }
  const units = new Set(inputs.map((name) => counts.get(name)?.unit ?? "count"));
  return { value, unit: units.size === 1 && units.has("fen") ? "fen" : "count" };
}
