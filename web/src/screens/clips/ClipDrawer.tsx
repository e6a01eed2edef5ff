// One clip at the side of the page: its words checked as they are written, then its review.
import { Button, Drawer } from "antd";
import { useMemo, useState } from "react";
import { type Clip, useClipActs } from "@/domains/clips/clips";
import {
  BLANK,
  bodyOf,
  type ClipDraft,
  draftOf,
  type Missing,
  wordsOf,
} from "@/domains/clips/draft";
import { useClipCheck } from "@/domains/clips/useClipCheck";
import { places } from "@/domains/compliance/placing";
import { useMay } from "@/domains/people/me";
import { useShows } from "@/domains/review/shows";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { Proving } from "../checked/Proving";
import drawer from "../evidence/drawer.module.css";
import { CheckLine } from "../rundown/pane/CheckLine";
import { ClipFields } from "./ClipFields";
import { ClipReviewBox } from "./ClipReviewBox";

interface Props {
  /** As it is kept; null: a new one. */
  given: Clip | null;
  /** Hears of a new one that was written down: it stays open, to be signed. */
  noted: (row: Clip) => void;
  close: () => void;
}

export function ClipDrawer({ given, noted, close }: Props) {
  const words = useWords();
  const told = words.clips;
  const writes = useMay()("content.clip.write");
  const acts = useClipActs();
  const shows = useShows(given?.room ?? "");
  const began = shows.data?.find((one) => one.id === given?.show)?.start ?? null;
  // What is written is written over what was read when it began, not over what others wrote since.
  const [base, setBase] = useState(given);
  const [typed, setTyped] = useState<ClipDraft | null>(null);
  const read = typed === null ? given : base;
  const kept = useMemo(() => (read === null ? BLANK : draftOf(read, began)), [read, began]);
  const draft = typed ?? kept;
  const [missing, setMissing] = useState<Missing | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const check = useClipCheck(useMemo(() => wordsOf(draft), [draft]));
  const all = useMemo(() => [...check.state.marks.values()].flatMap(places), [check.state.marks]);
  const set = (next: Partial<ClipDraft>) => {
    if (typed === null) setBase(given);
    setTyped({ ...draft, ...next });
    setMissing(null);
    setRefused(null);
  };
  const write = async () => {
    if (busy) return;
    const body = bodyOf(draft, read);
    if ("missing" in body) {
      setMissing(body.missing);
      return;
    }
    setBusy(true);
    try {
      const row = await (read === null
        ? acts.note(body)
        : acts.change(read.id, read.version, body));
      setTyped(null);
      if (read === null) noted(row);
    } catch (thrown) {
      setRefused(thrown);
    }
    setBusy(false);
  };
  /** Somebody was faster: what is there now takes the place of what was written. */
  const load = () => {
    setTyped(null);
    setRefused(null);
  };
  const title = !writes ? told.readTitle : given === null ? told.addTitle : told.changeTitle;
  const changed = typed !== null;
  return (
    <Drawer
      open
      onClose={close}
      title={title}
      size={640}
      footer={
        writes && (
          <div className={drawer.foot}>
            <Button onClick={close}>
              {changed ? words.common.cancel : words.compliance.close}
            </Button>
            <Button
              type={changed || given === null ? "primary" : "default"}
              loading={busy}
              data-act="save-clip"
              disabled={!changed && given !== null}
              onClick={() => void write()}
            >
              {told.save}
            </Button>
          </div>
        )
      }
    >
      <Proving
        product={draft.product}
        saved={() => {
          check.again();
          acts.again();
        }}
      >
        <form
          className={drawer.form}
          data-clip-form={given?.id ?? "new"}
          onSubmit={(event) => {
            event.preventDefault();
            if (writes) void write();
          }}
        >
          <RefusalNote error={refused} {...(given !== null && { load })} />
          <ClipFields draft={draft} set={set} missing={missing} check={check} disabled={!writes} />
          <CheckLine
            state={check.state}
            partly={check.partly}
            places={all}
            empty={[draft.title, draft.spoken, draft.shown].every((text) => text.trim() === "")}
            first={() => document.querySelector<HTMLElement>("[data-clip-form] textarea")?.focus()}
          />
        </form>
        {given !== null && <ClipReviewBox row={given} acts={acts} changed={changed} />}
      </Proving>
    </Drawer>
  );
}
