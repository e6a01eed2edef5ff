// The fields of a ruling: where and when, which clause, what followed.
import { Checkbox, Select } from "antd";
import { useId } from "react";
import { useEvidence } from "@/domains/evidence/evidence";
import { useShows } from "@/domains/review/shows";
import { useRooms } from "@/domains/rooms/rooms";
import { type Draft, type Missing, showAt } from "@/domains/violations/draft";
import type { Family, Scene } from "@/domains/violations/violations";
import { Labelled } from "@/kit/Labelled";
import { MomentField } from "@/kit/MomentField";
import { atClock, shortDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useLanguage } from "@/words/words";
import drawer from "../evidence/drawer.module.css";
import { Text } from "./Text";

interface Props {
  draft: Draft;
  set: (next: Partial<Draft>) => void;
  missing: Missing | null;
  disabled: boolean;
}

const FAMILIES: readonly Family[] = [
  "false_promotion",
  "price",
  "lucky_bag",
  "identity",
  "diversion",
  "other",
];
const SCENES: readonly Scene[] = ["live", "short_video", "product", "comment", "account"];

export function ViolationFields({ draft, set, missing, disabled }: Props) {
  const { words, language } = useLanguage();
  const told = words.violations;
  const rooms = useRooms(true).data ?? [];
  const shows = useShows(draft.room);
  const evidence = useEvidence(true).data ?? [];
  const ran = draft.room === "" ? [] : (shows.data ?? []);
  const why = useId();
  const bad = (field: Missing) =>
    missing === field && (
      <small id={why} role="alert" className={tone.soon}>
        {told.missing[field]}
      </small>
    );
  const status = (field: Missing) => (missing === field ? ("warning" as const) : "");
  const chooseRoom = (ident: string | undefined) => {
    const room = rooms.find((one) => one.ident === ident);
    set({
      room: ident ?? "",
      show: "",
      ...(room && { platform: room.platform, account: room.account }),
    });
  };
  const happened = (happenedAt: number) =>
    set({
      happenedAt,
      show: showAt(ran, happenedAt) || draft.show,
      toldAt: Math.max(draft.toldAt, happenedAt),
    });
  return (
    <>
      <div className={drawer.pair}>
        <Labelled label={told.room} note={bad("room")}>
          <Select<string>
            data-field="room"
            allowClear
            disabled={disabled}
            value={draft.room === "" ? null : draft.room}
            status={status("room")}
            showSearch={{ optionFilterProp: "label" }}
            onChange={chooseRoom}
            options={rooms.map(({ ident, title }) => ({ value: ident, label: title }))}
          />
        </Labelled>
        <Labelled label={words.common.mayBeEmpty(told.show)}>
          <Select<string>
            data-field="show"
            allowClear
            disabled={disabled || draft.room === ""}
            value={draft.show === "" ? null : draft.show}
            placeholder={told.noShow}
            showSearch={{ optionFilterProp: "label" }}
            onChange={(show) => set({ show: show ?? "" })}
            options={ran.map((one) => ({
              value: one.id,
              label: `${shortDay(one.start, language)} ${atClock(one.start)} ${one.title}`,
            }))}
          />
        </Labelled>
        <Labelled label={told.family} note={bad("family")}>
          <Select<Family>
            data-field="family"
            disabled={disabled}
            value={draft.family === "" ? null : draft.family}
            status={status("family")}
            showSearch={{ optionFilterProp: "label" }}
            onChange={(family) => set({ family })}
            options={FAMILIES.map((value) => ({ value, label: told.families[value] }))}
          />
        </Labelled>
        <Labelled label={told.scene}>
          <Select<Scene>
            data-field="scene"
            disabled={disabled}
            value={draft.scene}
            onChange={(scene) => set({ scene })}
            options={SCENES.map((value) => ({ value, label: told.scenes[value] }))}
          />
        </Labelled>
      </div>
      <Labelled label={told.clause} note={bad("clause")}>
        <Text
          name="clause"
          value={draft.clause}
          most={200}
          hint={told.clauseHint}
          {...{ disabled }}
          status={status("clause")}
          set={(clause) => set({ clause })}
        />
      </Labelled>
      <Labelled label={words.common.mayBeEmpty(told.quote)}>
        <Text
          name="quote"
          value={draft.quote}
          most={500}
          hint={told.quoteHint}
          {...{ disabled }}
          set={(quote) => set({ quote })}
        />
      </Labelled>
      <div className={drawer.pair}>
        <MomentField
          label={told.happened}
          value={draft.happenedAt}
          set={happened}
          disabled={disabled}
        />
        <div>
          <MomentField
            label={told.told}
            value={draft.toldAt}
            set={(toldAt) => set({ toldAt })}
            disabled={disabled}
          />
          {bad("told")}
        </div>
        <Labelled label={words.common.mayBeEmpty(told.points)} note={bad("points")}>
          <Text
            name="points"
            value={draft.points}
            most={6}
            {...{ disabled }}
            status={status("points")}
            set={(points) => set({ points })}
          />
        </Labelled>
        <Labelled label={words.common.mayBeEmpty(told.frozen)} note={bad("frozen")}>
          <Text
            name="frozen"
            value={draft.frozen}
            most={20}
            {...{ disabled }}
            status={status("frozen")}
            set={(frozen) => set({ frozen })}
          />
        </Labelled>
        <Labelled label={words.common.mayBeEmpty(told.days)} note={bad("days")}>
          <Text
            name="days"
            value={draft.days}
            most={6}
            {...{ disabled }}
            status={status("days")}
            set={(days) => set({ days })}
          />
        </Labelled>
        <Labelled label={words.common.mayBeEmpty(told.responsible)}>
          <Text
            name="responsible"
            value={draft.responsible}
            most={80}
            {...{ disabled }}
            set={(responsible) => set({ responsible })}
          />
        </Labelled>
      </div>
      <Labelled label={words.common.mayBeEmpty(told.penalty)}>
        <Text
          name="penalty"
          value={draft.penalty}
          most={500}
          hint={told.penaltyHint}
          {...{ disabled }}
          set={(penalty) => set({ penalty })}
        />
      </Labelled>
      <Checkbox
        checked={draft.warning}
        disabled={disabled}
        onChange={(event) => set({ warning: event.target.checked })}
      >
        {told.warning} <small className={tone.soft}>{told.warningWhy}</small>
      </Checkbox>
      <Labelled label={words.common.mayBeEmpty(told.lesson)}>
        <Text
          name="lesson"
          value={draft.lesson}
          most={500}
          {...{ disabled }}
          set={(lesson) => set({ lesson })}
        />
      </Labelled>
      <Labelled label={words.common.mayBeEmpty(told.evidence)}>
        <Select<number[]>
          mode="multiple"
          allowClear
          disabled={disabled}
          data-field="evidence"
          value={[...draft.evidence]}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(chosen) => set({ evidence: chosen })}
          options={evidence
            .filter((one) => one.active || draft.evidence.includes(one.id))
            .map((one) => ({ value: one.id, label: one.title }))}
        />
      </Labelled>
    </>
  );
}
