// The way of a roster into the shifts: a file, what is asked of it, its preview, and planning it.
import { useState } from "react";
import { asRefusal } from "@/api/refusal";
import {
  rosterApply,
  type RosterDone,
  type RosterPlan,
  rosterPreview,
  type RosterSheet,
  rosterSheets,
} from "@/domains/imports/roster";
import {
  alsoAsked,
  type Asking,
  NO_ANSWERS,
  NOTHING_ASKED,
  type RosterAnswers,
  rosterAsk,
} from "@/domains/imports/rosterAnswers";

export function useRosterImport(done: (done: RosterDone) => void) {
  const [sheets, setSheets] = useState<readonly RosterSheet[]>([]);
  const [sheet, choose] = useState(0);
  const [plan, setPlan] = useState<RosterPlan | null>(null);
  const [answers, setAnswers] = useState<RosterAnswers>(NO_ANSWERS);
  const [asked, setAsked] = useState<Asking>(NOTHING_ASKED);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [outdated, setOutdated] = useState(false);

  /** One thing at a time; what went wrong stays on screen until the next one begins. */
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    setOutdated(false);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const look = async (text: string, by: RosterAnswers, before: Asking) => {
    const seen = await rosterPreview(rosterAsk(text, by));
    setPlan(seen);
    setAsked(alsoAsked(before, seen));
  };
  /** Another table: nothing was asked of it yet. */
  const begin = async (text: string) => {
    setPlan(null);
    setAnswers(NO_ANSWERS);
    await look(text, NO_ANSWERS, NOTHING_ASKED);
  };
  const text = sheets[sheet]?.text ?? "";

  return {
    sheets,
    sheet,
    plan,
    answers,
    asked,
    busy,
    error,
    outdated,
    open: (file: File) =>
      run(async () => {
        const found = await rosterSheets(file);
        setSheets(found);
        choose(0);
        await begin(found[0]?.text ?? "");
      }),
    setSheet: (at: number) =>
      run(async () => {
        choose(at);
        await begin(sheets[at]?.text ?? "");
      }),
    say: (more: Partial<RosterAnswers>) =>
      run(async () => {
        const next = { ...answers, ...more };
        setAnswers(next);
        await look(text, next, asked);
      }),
    apply: (overlap_known: boolean) =>
      run(async () => {
        if (plan === null) return;
        const body = { ...rosterAsk(text, answers), digest: plan.digest, overlap_known };
        try {
          done(await rosterApply(body));
        } catch (thrown) {
          if (asRefusal(thrown).code !== "preview_outdated") throw thrown;
          await look(text, answers, asked);
          setOutdated(true);
        }
      }),
  };
}

export type RosterImport = ReturnType<typeof useRosterImport>;
