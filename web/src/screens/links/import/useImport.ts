// The way of a team's own table into a show: paste, confirm the columns once, preview, apply.
import { useEffect, useRef, useState } from "react";
import { asRefusal } from "@/api/refusal";
import {
  applied,
  apply,
  type Applied,
  type HeaderMap,
  type Look,
  look,
  type Platform,
  type Preview,
  preview,
  previewed,
  readSheets,
  type Sheet,
  type Tier,
  useLearn,
} from "@/domains/selection/lineup";
import { useAwaited } from "@/domains/work/useAwaited";

export type Step = "paste" | "columns" | "preview";

/** What one column is taken to mean. */
export interface Meaning {
  target: string;
  tier: Tier;
}

/** Of which platform and shop the product ids in the table are. */
export interface Origin {
  platform: Platform | "";
  shop: string;
}

const meaningsOf = (found: Look): Meaning[] =>
  found.columns.map(({ target, tier }) => ({ target, tier }));

const same = (a: readonly Meaning[], b: readonly Meaning[]) =>
  a.every((one, at) => one.target === b[at]?.target && one.tier === b[at].tier);

export function useImport(show: number, pasted: string, done: (applied: Applied) => void) {
  const [step, setStep] = useState<Step>("paste");
  const [text, setText] = useState(pasted);
  const [sheets, setSheets] = useState<readonly Sheet[]>([]);
  const [found, setFound] = useState<Look | null>(null);
  const [meanings, setMeanings] = useState<readonly Meaning[]>([]);
  const [map, setMap] = useState<HeaderMap | null>(null);
  const [origin, setOrigin] = useState<Origin>({ platform: "", shop: "" });
  const [plan, setPlan] = useState<Preview | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [outdated, setOutdated] = useState(false);
  const [stopped, setStopped] = useState(false);
  /** Whether what is waited for writes something. */
  const [writing, setWriting] = useState(false);
  const { waiting, answer, stop } = useAwaited();
  const learn = useLearn();

  /** One thing at a time; what went wrong stays on screen until the next one begins. */
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    setOutdated(false);
    setStopped(false);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };

  const asked = (by: HeaderMap, from: Origin, table: string, row: number | null) => ({
    text: table,
    header_row: row,
    map: by.id,
    ...from,
  });

  /** The preview of a table, at once or by a job; null when that was stopped. */
  const foreseen = async (wanted: Parameters<typeof preview>[1]) => {
    const plan = await answer(preview(show, wanted), previewed, true);
    if (plan === null) setStopped(true);
    return plan;
  };

  const previewBy = async (by: HeaderMap, from: Origin, table: string, row: number | null) => {
    setMap(by);
    const plan = await foreseen(asked(by, from, table, row));
    if (plan === null) return;
    setPlan(plan);
    setStep("preview");
  };

  const read = (table: string, row: number | null) =>
    run(async () => {
      const seen = await look(table, row);
      setFound(seen);
      setMeanings(meaningsOf(seen));
      setMap(seen.map);
      if (seen.map !== null) await previewBy(seen.map, origin, table, row);
      else setStep("columns");
    });

  const begin = (table: string) => {
    setText(table);
    return read(table, null);
  };

  const open = (file: File) =>
    run(async () => {
      const [first, ...others] = await readSheets(file);
      if (first === undefined) return;
      setSheets(others.length > 0 ? [first, ...others] : []);
      setText(first.text);
      if (others.length === 0) await read(first.text, null);
    });

  // A table that was pasted on the page itself is read at once.
  const begun = useRef(false);
  const start = () => {
    if (begun.current || pasted === "") return;
    begun.current = true;
    void begin(pasted);
  };
  useEffect(start);

  /** Remember the columns, under a new name or in place of a map, and go on. */
  const confirm = (name: string, over: { id: number; version: number } | null) =>
    run(async () => {
      if (found === null) return;
      const row = found.header_row;
      // Known, and nothing of it was set right: there is nothing to remember.
      if (map !== null && over?.id === map.id && same(meanings, meaningsOf(found))) {
        await previewBy(map, origin, text, row);
        return;
      }
      const columns = found.columns.map(({ header }, at) => ({
        header,
        target: meanings[at]?.target ?? "skip",
        tier: meanings[at]?.tier ?? ("open" as const),
      }));
      const headers = found.columns.map(({ header }) => header);
      const learned = await learn.mutateAsync({ map: over, name, headers, columns });
      setFound({ ...found, map: learned, drift: null });
      await previewBy(learned, origin, text, row);
    });

  const write = () =>
    run(async () => {
      if (plan === null || map === null) return;
      const wanted = asked(map, origin, text, found?.header_row ?? null);
      setWriting(true);
      try {
        const written = await answer(apply(show, wanted, plan.digest), applied);
        if (written === null) setStopped(true);
        else done(written);
      } catch (thrown) {
        if (asRefusal(thrown).code !== "preview_outdated") throw thrown;
        setWriting(false);
        const fresh = await foreseen(wanted);
        if (fresh === null) return;
        setPlan(fresh);
        setOutdated(true);
      } finally {
        setWriting(false);
      }
    });

  return {
    step,
    setStep,
    text,
    setText,
    sheets,
    found,
    meanings,
    mean: (at: number, meaning: Meaning) => setMeanings(meanings.with(at, meaning)),
    map,
    origin,
    setOrigin: (from: Origin) => {
      setOrigin(from);
      if (step === "preview" && map !== null) {
        void run(() => previewBy(map, from, text, found?.header_row ?? null));
      }
    },
    plan,
    busy,
    error,
    outdated,
    stopped,
    writing,
    waiting,
    stop,
    begin,
    open,
    setHeaderRow: (row: number) => read(text, row),
    confirm,
    write,
  };
}

export type Import = ReturnType<typeof useImport>;
