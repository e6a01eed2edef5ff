// The way of a roster into the shifts: a file, what is asked of it, its preview, and planning it.
import { useState } from "react";
import { asRefusal } from "@/api/refusal";
import {
  keptSheets,
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
  plainAnswers,
  type RosterAnswers,
  rosterAsk,
  type Team,
} from "@/domains/imports/rosterAnswers";

/** `done` is also told when the first of the shifts begins. */
export function useRosterImport(
  team: Team | null,
  done: (done: RosterDone, first: number | undefined) => void,
) {
  const [sheets, setSheets] = useState<readonly RosterSheet[]>([]);
  const [sheet, choose] = useState(0);
  const [plan, setPlan] = useState<RosterPlan | null>(null);
  const [answers, setAnswers] = useState<RosterAnswers>(NO_ANSWERS);
  const [asked, setAsked] = useState<Asking>(NOTHING_ASKED);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [outdated, setOutdated] = useState(false);
  const [filled, setFilled] = useState(false);

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
    const sofar = alsoAsked(before, seen);
    setPlan(seen);
    setAsked(sofar);
    return { seen, sofar };
  };
  /** Another table: nothing was asked of it yet, and what is plain is filled in. */
  const begin = async (text: string) => {
    setPlan(null);
    setAnswers(NO_ANSWERS);
    setFilled(false);
    const { seen, sofar } = await look(text, NO_ANSWERS, NOTHING_ASKED);
    const plain = team === null ? NO_ANSWERS : plainAnswers(seen, team);
    if (Object.keys(plain.rooms).length + Object.keys(plain.who).length === 0) return;
    setAnswers(plain);
    setFilled(true);
    await look(text, plain, sofar);
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
    /** Some of what was asked was answered from the sheet, for a person to look at. */
    filled,
    /** A file of this window, or one that was handed in before, by its number. */
    open: (file: File | number) =>
      run(async () => {
        const found = await (typeof file === "number" ? keptSheets(file) : rosterSheets(file));
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
          const first = plan.items.map((item) => item.starts_at).toSorted((a, b) => a - b)[0];
          done(await rosterApply(body), first);
        } catch (thrown) {
          if (asRefusal(thrown).code !== "preview_outdated") throw thrown;
          await look(text, answers, asked);
          setOutdated(true);
        }
      }),
  };
}

export type RosterImport = ReturnType<typeof useRosterImport>;
