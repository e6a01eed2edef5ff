// A piece of evidence on its way to the file: the form first, then its file; a draft is kept of both
// steps until they are done.
import { useState } from "react";
import { asRefusal, Refusal } from "@/api/refusal";
import {
  BLANK,
  bodyOf,
  draftOf,
  type EvidenceDraft,
  keptFrom,
  type Missing,
  same,
} from "@/domains/evidence/draft";
import { type Evidence, MOST_BYTES, useEvidenceActs } from "@/domains/evidence/evidence";
import { useMe } from "@/domains/people/me";
import { recall, remember } from "@/kit/memory";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import type { Opened } from "./EvidenceDrawer";

/** What keeps it from being written: a field, what the server said, or its file. */
export type Trouble =
  | { kind: "field"; field: Missing }
  | { kind: "refused"; error: unknown }
  | { kind: "file"; error: Refusal; saved: boolean };

export function useWriting(opened: Opened, done: (row: Evidence) => void) {
  const told = useWords().evidence;
  const user = useMe().data?.user?.id ?? 0;
  const offer = useUndo();
  const acts = useEvidenceActs();
  const given = opened.kind === "row" ? opened.row : null;
  const mark = given === null ? (opened.kind === "new" ? opened.mark : "new") : String(given.id);
  const place = `evidence.${user}.${mark}`;
  const start =
    given !== null
      ? draftOf(given)
      : { ...BLANK, ...(opened.kind === "new" ? opened.draft : undefined) };
  const [kept] = useState(() => {
    const found = keptFrom(recall(place));
    return found !== null && !same(found.draft, start) ? found : null;
  });
  const [draft, setDraft] = useState<EvidenceDraft>(kept?.draft ?? start);
  /** The row as it was read, or made: what is written next is written over this version. */
  const [row, setRow] = useState<Evidence | null>(given);
  const [expect, setExpect] = useState(kept?.expect ?? given?.version ?? null);
  const [file, setFile] = useState<File | null>(
    opened.kind === "new" ? (opened.file ?? null) : null,
  );
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const set = (next: Partial<EvidenceDraft>) => {
    const after = { ...draft, ...next };
    setDraft(after);
    setTrouble(null);
    remember(place, JSON.stringify({ expect, draft: after }));
  };
  const forget = () => remember(place, "null");
  const take = (chosen: File | null) => {
    if (chosen !== null && chosen.size > MOST_BYTES) {
      const error = new Refusal("too_large", 422, told.tooLarge(chosen.name));
      setTrouble({ kind: "file", error, saved: false });
      return;
    }
    setTrouble(null);
    setFile(chosen);
  };
  const write = async () => {
    const body = bodyOf(draft);
    if ("missing" in body) {
      setTrouble({ kind: "field", field: body.missing });
      return;
    }
    setBusy(true);
    setTrouble(null);
    let now = row;
    try {
      // Made already when only its file was refused: it is not made a second time.
      const written = row !== null && same(draft, draftOf(row)) && expect === row.version;
      if (!written) {
        const before = row;
        now =
          before === null
            ? await acts.add(body)
            : await acts.change(before.id, expect ?? before.version, body);
        setRow(now);
        setExpect(now.version);
        forget();
        const was = before === null ? null : bodyOf(draftOf(before));
        if (was !== null && !("missing" in was) && file === null) {
          const { id, version } = now;
          offer(told.saved(now.title), () => acts.change(id, version, was));
        }
      }
    } catch (thrown) {
      setTrouble({ kind: "refused", error: thrown });
      setBusy(false);
      return;
    }
    if (now !== null && file !== null) {
      try {
        now = await acts.attach(now, file);
      } catch (thrown) {
        setTrouble({ kind: "file", error: asRefusal(thrown), saved: true });
        setBusy(false);
        return;
      }
    }
    forget();
    if (now !== null) done(now);
  };
  /** Somebody was faster: what is there now takes the place of what was written. */
  const load = async () => {
    if (row === null) return;
    let now: Evidence | undefined;
    try {
      now = await acts.read(row.id);
    } catch (thrown) {
      setTrouble({ kind: "refused", error: thrown });
    }
    if (now === undefined) return;
    setRow(now);
    setExpect(now.version);
    setDraft(draftOf(now));
    setTrouble(null);
    forget();
  };
  const startOver = () => {
    setDraft(start);
    setExpect(given?.version ?? null);
    setTrouble(null);
    forget();
  };
  return {
    draft,
    set,
    row,
    file,
    take,
    busy,
    trouble,
    fileTrouble: (error: Refusal) => setTrouble({ kind: "file", error, saved: false }),
    write: () => void (busy || write()),
    load: () => void load(),
    /** What was found of an earlier time stands in the form. */
    kept: kept !== null && same(draft, kept.draft),
    startOver,
    untouched: same(draft, start) && file === null,
  };
}

export type Writing = ReturnType<typeof useWriting>;
