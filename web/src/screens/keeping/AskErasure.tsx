// Somebody asks to be forgotten: who, where it came from, and a button that is held, for there is no
// way back. The answer to send stands in its place.
import { Button, Drawer, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { type ErasureAnswer, type ErasureIn, useKeepingActs } from "@/domains/keeping/keeping";
import { HoldButton } from "@/kit/HoldButton";
import { Labelled } from "@/kit/Labelled";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import drawer from "../evidence/drawer.module.css";
import { AnswerText } from "./AnswerText";

type By = "raw_id" | "viewer";
const HASH = /^[0-9a-f]{16}$/;

export function AskErasure({ close }: { close: () => void }) {
  const words = useWords();
  const told = words.keeping;
  const acts = useKeepingActs();
  const [platform, setPlatform] = useState<ErasureIn["platform"]>("douyin");
  const [by, setBy] = useState<By>("raw_id");
  const [who, setWho] = useState("");
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const [answer, setAnswer] = useState<ErasureAnswer | null>(null);
  const name = who.trim();
  const ready = by === "viewer" ? HASH.test(name) : name !== "";
  const go = async () => {
    if (busy || !ready) return;
    setBusy(true);
    setRefused(null);
    const about = { raw_id: "", viewer: "", [by]: name };
    try {
      setAnswer(await acts.forget({ platform, ...about, note: note.trim() }));
      // Their name is nowhere but in this field.
      setWho("");
    } catch (thrown) {
      setRefused(thrown);
    }
    setBusy(false);
  };
  return (
    <Drawer
      open
      onClose={close}
      title={answer === null ? told.ask : told.answerTitle}
      size={520}
      footer={
        <div className={drawer.foot}>
          <Button onClick={close}>
            {answer === null ? words.common.cancel : words.compliance.close}
          </Button>
          {answer === null && (
            <HoldButton disabled={!ready || busy} onHeld={() => void go()}>
              {told.forget}
            </HoldButton>
          )}
        </div>
      }
    >
      {answer !== null ? (
        <AnswerText answer={answer} />
      ) : (
        <form
          className={drawer.form}
          data-erasure-form
          onSubmit={(event) => event.preventDefault()}
        >
          <RefusalNote error={refused} />
          <p className={tone.soft}>{told.askWhat}</p>
          <Labelled label={told.platform}>
            <Select<ErasureIn["platform"]>
              data-field="platform"
              value={platform}
              onChange={setPlatform}
              options={Object.entries(words.rooms.platforms).map(([value, label]) => ({
                value: value as ErasureIn["platform"],
                label,
              }))}
            />
          </Labelled>
          <Labelled
            label={told.who}
            note={<small className={tone.soft}>{told.whoHints[by]}</small>}
          >
            <Segmented<By>
              value={by}
              onChange={(next) => {
                setBy(next);
                setWho("");
              }}
              options={[
                { value: "raw_id", label: told.byName },
                { value: "viewer", label: told.viewer },
              ]}
            />
            <Input
              data-field="who"
              aria-label={told.who}
              value={who}
              maxLength={by === "viewer" ? 16 : 200}
              autoComplete="off"
              onChange={(event) => setWho(event.target.value)}
            />
          </Labelled>
          <Labelled label={words.common.mayBeEmpty(told.from)}>
            <Input
              data-field="note"
              aria-label={told.from}
              placeholder={told.fromHint}
              value={note}
              maxLength={300}
              autoComplete="off"
              onChange={(event) => setNote(event.target.value)}
            />
          </Labelled>
        </form>
      )}
    </Drawer>
  );
}
