// One ruling at the side of the page: written down, changed, and its appeal.
import { Button, Drawer } from "antd";
import { useState } from "react";
import { useMay } from "@/domains/people/me";
import type { Room } from "@/domains/rooms/rooms";
import { blank, bodyOf, type Draft, draftOf, type Missing } from "@/domains/violations/draft";
import { useViolationActs, type Violation } from "@/domains/violations/violations";
import { RefusalNote } from "@/kit/RefusalNote";
import { useUndo } from "@/kit/Undo";
import { useOnce } from "@/kit/useOnce";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import drawer from "../evidence/drawer.module.css";
import { AppealBox } from "./AppealBox";
import { ViolationFields } from "./ViolationFields";

interface Props {
  /** As it stands in the ledger; null: a new one. */
  given: Violation | null;
  /** The room that is looked at: a new ruling begins there. */
  room: Room | undefined;
  close: () => void;
}

const MINUTE = 60_000;

export function ViolationDrawer({ given, room, close }: Props) {
  const words = useWords();
  const told = words.violations;
  const writes = useMay()("compliance.write");
  const now = useNow(MINUTE);
  const acts = useViolationActs();
  const offer = useUndo();
  const once = useOnce();
  const [start] = useState<Draft>(() =>
    given === null
      ? {
          ...blank(now),
          ...(room && { room: room.ident, platform: room.platform, account: room.account }),
        }
      : draftOf(given),
  );
  // What is written is written over what was read, not over what others wrote meanwhile.
  const [read, setRead] = useState(given);
  const [draft, setDraft] = useState(start);
  const [missing, setMissing] = useState<Missing | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const set = (next: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...next }));
    setMissing(null);
    setRefused(null);
  };
  const write = () => {
    const body = bodyOf(draft);
    if ("missing" in body) {
      setMissing(body.missing);
      return;
    }
    once((again) => {
      setBusy(true);
      const asked = read === null ? acts.note(body) : acts.change(read.id, read.version, body);
      asked
        .then((row) => {
          if (read === null) offer(told.saved(row.clause), () => acts.retire(row));
          close();
        })
        .catch((thrown: unknown) => {
          setRefused(thrown);
          again();
        })
        .finally(() => setBusy(false));
    });
  };
  /** Somebody was faster: what is there now takes the place of what was written. */
  const load = async () => {
    if (given === null) return;
    try {
      // Read anew: what the page holds may be what it held before the other wrote.
      const there = (await acts.read(given.id)) ?? given;
      setRead(there);
      setDraft(draftOf(there));
      setRefused(null);
    } catch (thrown) {
      setRefused(thrown);
    }
  };
  const title = !writes ? told.readTitle : given === null ? told.addTitle : told.changeTitle;
  return (
    <Drawer
      open
      onClose={close}
      title={title}
      size={520}
      footer={
        writes && (
          <div className={drawer.foot}>
            <Button onClick={close}>{words.common.cancel}</Button>
            <Button type="primary" loading={busy} data-act="save-violation" onClick={write}>
              {told.save}
            </Button>
          </div>
        )
      }
    >
      <form
        className={drawer.form}
        data-violation-form={given?.id ?? "new"}
        onSubmit={(event) => {
          event.preventDefault();
          if (writes) write();
        }}
      >
        <RefusalNote error={refused} {...(given !== null && { load: () => void load() })} />
        <ViolationFields draft={draft} set={set} missing={missing} disabled={!writes} />
        {/* Enter in a field writes it down, as the button does. */}
        <button type="submit" hidden aria-label={told.save} />
      </form>
      {given !== null && <AppealBox row={given} acts={acts} now={now} disabled={!writes} />}
    </Drawer>
  );
}
