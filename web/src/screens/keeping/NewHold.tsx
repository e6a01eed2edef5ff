// What is to stay: a show, a viewer or what a ruling is about, and why.
import { Button, Drawer, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { showText } from "@/domains/keeping/answer";
import { type HoldAbout, useKeepingActs } from "@/domains/keeping/keeping";
import { useShows } from "@/domains/review/shows";
import { useRooms } from "@/domains/rooms/rooms";
import { useViolations } from "@/domains/violations/violations";
import { Labelled } from "@/kit/Labelled";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { dayKey } from "@/kit/time";
import { useWords } from "@/words/words";
import drawer from "../evidence/drawer.module.css";

const ABOUTS: readonly HoldAbout[] = ["show", "viewer", "ruling"];

export function NewHold({ close }: { close: () => void }) {
  const words = useWords();
  const told = words.keeping;
  const acts = useKeepingActs();
  const [about, setAbout] = useState<HoldAbout>("show");
  const [ref, setRef] = useState("");
  const [why, setWhy] = useState("");
  const [missing, setMissing] = useState<"ref" | "why" | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const write = async () => {
    if (busy) return;
    const lacks = ref.trim() === "" ? "ref" : why.trim() === "" ? "why" : null;
    setMissing(lacks);
    if (lacks !== null) return;
    setBusy(true);
    setRefused(null);
    try {
      await acts.hold(about, ref.trim(), why.trim());
      close();
    } catch (thrown) {
      setRefused(thrown);
      setBusy(false);
    }
  };
  const given = (next: string) => {
    setRef(next);
    setMissing(null);
  };
  const lacking = (which: "ref" | "why") =>
    missing === which && (
      <small role="alert" className={tone.soon}>
        {which === "why" ? told.missing.why : told.missing[about]}
      </small>
    );
  return (
    <Drawer
      open
      onClose={close}
      title={told.addHold}
      size={520}
      footer={
        <div className={drawer.foot}>
          <Button onClick={close}>{words.common.cancel}</Button>
          <Button type="primary" loading={busy} data-act="save-hold" onClick={() => void write()}>
            {told.putHold}
          </Button>
        </div>
      }
    >
      <form
        className={drawer.form}
        data-hold-form
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <RefusalNote error={refused} />
        <p className={tone.soft}>{told.holdWhat}</p>
        <Segmented<HoldAbout>
          block
          aria-label={told.what}
          value={about}
          onChange={(next) => {
            setAbout(next);
            given("");
          }}
          options={ABOUTS.map((value) => ({ value, label: told.abouts[value] }))}
        />
        {about === "show" && <OfShow set={given} note={lacking("ref")} />}
        {about === "viewer" && (
          <Labelled label={told.viewer} note={lacking("ref") || <small>{told.viewerHint}</small>}>
            <Input
              data-field="viewer"
              aria-label={told.viewer}
              value={ref}
              maxLength={16}
              autoComplete="off"
              onChange={(event) => given(event.target.value)}
            />
          </Labelled>
        )}
        {about === "ruling" && <OfRuling value={ref} set={given} note={lacking("ref")} />}
        <Labelled label={told.why} note={lacking("why")}>
          <Input
            data-field="why"
            aria-label={told.why}
            value={why}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => {
              setWhy(event.target.value);
              setMissing(null);
            }}
          />
        </Labelled>
        <button type="submit" hidden aria-label={told.putHold} />
      </form>
    </Drawer>
  );
}

interface PartProps {
  set: (ref: string) => void;
  note: React.ReactNode;
}

function OfShow({ set, note }: PartProps) {
  const told = useWords().keeping;
  const rooms = useRooms(true).data ?? [];
  const [room, setRoom] = useState("");
  const [show, setShow] = useState<string | null>(null);
  const shows = useShows(room).data ?? [];
  return (
    <div className={drawer.pair}>
      <Labelled label={told.room}>
        <Select<string>
          data-field="room"
          value={room === "" ? null : room}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(next) => {
            setRoom(next);
            setShow(null);
            set("");
          }}
          options={rooms.map(({ ident, title }) => ({ value: ident, label: title }))}
        />
      </Labelled>
      <Labelled label={told.abouts.show} note={note}>
        <Select<string>
          data-field="show"
          value={show}
          disabled={room === ""}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(next) => {
            setShow(next);
            set(`${room}/${next}`);
          }}
          options={shows.map(({ id, start, title }) => ({
            value: id,
            label: showText({ room, room_title: "", show: id, title: title ?? "", start }, id),
          }))}
        />
      </Labelled>
    </div>
  );
}

function OfRuling({ value, set, note }: PartProps & { value: string }) {
  const told = useWords().keeping;
  const rulings = useViolations().data ?? [];
  return (
    <Labelled label={told.abouts.ruling} note={note}>
      <Select<string>
        data-field="ruling"
        value={value === "" ? null : value}
        showSearch={{ optionFilterProp: "label" }}
        onChange={set}
        options={rulings
          .filter((one) => one.active)
          .map((one) => ({
            value: String(one.id),
            label: `${dayKey(one.happened_at)} ${one.clause}`,
          }))}
      />
    </Labelled>
  );
}
