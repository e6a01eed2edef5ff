// A pack's text: written, looked through with each error at its line, its own examples run, a sentence
// tried, kept as the next version. What is typed outlives the page.
import { Button, Input } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { type Pack, usePackActs, useText } from "@/domains/packs/packs";
import { nameOf, templateOf } from "@/domains/packs/template";
import { useLooking } from "@/domains/packs/useLooking";
import { useMay, useMe } from "@/domains/people/me";
import { recall, remember } from "@/kit/memory";
import { RefusalNote } from "@/kit/RefusalNote";
import { dayKey } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { useFileDrop } from "../imports/useFileDrop";
import { LinedText, type LinedHandle } from "./LinedText";
import { Looked } from "./Looked";
import styles from "./packs.module.css";
import { TrySentence } from "./TrySentence";

interface Props {
  /** The team's pack that is changed; null: a new one. */
  pack: Pack | null;
  saved: (name: string) => void;
  close: () => void;
}

interface Draft {
  name: string;
  text: string;
  /** The version it was written over; null: a new pack. */
  over: number | null;
}

export function PackEditor({ pack, saved, close }: Props) {
  const words = useWords();
  const told = words.packs;
  const writes = useMay()("compliance.packs");
  const user = useMe().data?.user?.id ?? 0;
  const place = `packs.${user}.${pack?.name ?? "new"}`;
  const kept = useText(pack?.id ?? null, pack?.number ?? null);
  const acts = usePackActs();
  const [draft, setDraft] = useState<Draft | null>(() => read(place));
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const code = useRef<LinedHandle>(null);
  const [today] = useState(() => dayKey(Date.now()));
  const start = useMemo(
    (): Draft =>
      pack === null
        ? { name: "", text: templateOf(today), over: null }
        : { name: pack.name, text: kept.data?.text ?? "", over: pack.row_version },
    [pack, kept.data, today],
  );
  const now = draft ?? start;
  const looking = useLooking(now.name, now.text);
  const wrong = useMemo(
    () => new Set(looking.found?.wrong.map((one) => one.line)),
    [looking.found],
  );
  const set = (next: Partial<Draft>) => {
    const made = { ...now, ...next };
    setDraft(made);
    remember(place, JSON.stringify(made));
    setRefused(null);
  };
  const drop = () => {
    setDraft(null);
    remember(place, "");
    setRefused(null);
  };
  const takeFile = async (file: File | undefined) => {
    if (file === undefined) return;
    const text = await file.text();
    set(pack === null && now.name === "" ? { name: nameOf(file.name), text } : { text });
  };
  const over = useFileDrop(writes, (files) => void takeFile(files[0]));
  const save = async () => {
    if (busy || !writes) return;
    setBusy(true);
    setRefused(null);
    try {
      const row = await (pack?.id == null
        ? acts.create(now.name, now.text, note.trim())
        : acts.save(pack.id, now.over ?? 0, now.text, note.trim()));
      drop();
      setNote("");
      saved(row.name);
    } catch (thrown) {
      setRefused(thrown);
    }
    setBusy(false);
  };
  const press = useRef(save);
  useEffect(() => {
    press.current = save;
  });
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void press.current();
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, []);
  const older = pack !== null && draft !== null && draft.over !== pack.row_version;
  return (
    <section className={styles.editor} data-editor={pack?.name ?? "new"} data-over={over}>
      <div className={styles.bar}>
        {pack === null && (
          <Input
            className={styles.packName}
            data-field="pack-name"
            aria-label={told.packName}
            placeholder={told.packNameHint}
            value={now.name}
            maxLength={40}
            autoComplete="off"
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
        {writes && (
          <>
            <Button size="small" onClick={() => document.getElementById("pack-file")?.click()}>
              {told.takeFile}
            </Button>
            <input
              id="pack-file"
              hidden
              type="file"
              accept=".yaml,.yml,.json,text/plain"
              onChange={(event) => {
                void takeFile(event.target.files?.[0]);
                event.target.value = "";
              }}
            />
          </>
        )}
        {draft !== null && pack !== null && (
          <span className={tone.soft}>
            {told.unsaved}{" "}
            <Button size="small" type="link" data-act="drop-draft" onClick={drop}>
              {told.forget}
            </Button>
          </span>
        )}
        {pack === null && (
          <Button size="small" type="text" onClick={close}>
            {words.common.cancel}
          </Button>
        )}
      </div>
      {older && (
        <p role="status" className={tone.soon} data-older>
          {told.older}{" "}
          <Button size="small" type="link" onClick={() => set({ over: pack.row_version })}>
            {told.writeOver}
          </Button>
        </p>
      )}
      <RefusalNote error={refused ?? kept.error} />
      <div className={styles.split}>
        <LinedText
          ref={code}
          label={told.text}
          value={now.text}
          set={(text) => set({ text })}
          wrong={wrong}
          readOnly={!writes}
        />
        <div className={styles.side}>
          <Looked looking={looking} text={now.text} go={(line) => code.current?.go(line)} />
          <TrySentence name={now.name} text={now.text} />
        </div>
      </div>
      {writes && (
        <form
          className={styles.bar}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Input
            data-field="pack-note"
            aria-label={told.note}
            placeholder={told.noteHint}
            value={note}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => setNote(event.target.value)}
          />
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={pack !== null && draft === null}
            data-act="save-pack"
          >
            {told.save}
          </Button>
        </form>
      )}
    </section>
  );
}

/** What a browser kept of a draft; what it cannot have written is none. */
function read(place: string): Draft | null {
  try {
    const found: unknown = JSON.parse(recall(place) || "null");
    if (typeof found !== "object" || found === null) return null;
    const { name, text, over } = found as Record<string, unknown>;
    if (typeof name !== "string" || typeof text !== "string") return null;
    return { name, text, over: typeof over === "number" ? over : null };
  } catch {
    return null;
  }
}
