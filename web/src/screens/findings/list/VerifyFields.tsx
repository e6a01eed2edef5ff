// By which number later shows tell whether a finding helped: whose, which way, how far, how many shows.
import { Input, InputNumber, Select } from "antd";
import type { KeyboardEvent } from "react";
import type { Direction, Draft, Field, Scope } from "@/domains/findings/draft";
import { unitKind } from "@/domains/findings/wanted";
import { useLevel, type Which } from "@/domains/review/shows";
import { useWords } from "@/words/words";
import styles from "./list.module.css";
import { useMetricChoice } from "./useMetricChoice";

interface Props {
  which: Which;
  draft: Draft;
  set: (draft: Draft) => void;
  missing: Field | null;
  /** The id of the sentence that says what is missing. */
  why: string;
  keyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

const SCOPES: readonly Scope[] = ["show", "host", "product"];
const DIRECTIONS: readonly Direction[] = ["at_least", "at_most"];
const MOST_SHOWS = 10;

export function VerifyFields({ which, draft, set, missing, why, keyDown }: Props) {
  const said = useWords().findings.list;
  const metrics = useMetricChoice(which);
  const options = metrics.options(draft.level);
  const groups = [
    { label: said.metricKnown, options: options.filter(({ known }) => known) },
    { label: said.metricUnknown, options: options.filter(({ known }) => !known) },
  ].filter((group) => group.options.length > 0);
  const unit = said.units[unitKind(metrics.unitOf(draft.metric))];
  const chosen = draft.metric !== "";
  return (
    <>
      <label className={styles.field} data-metric>
        <span>{said.metric}</span>
        <Select<string>
          data-field="metric"
          value={chosen ? draft.metric : null}
          allowClear
          placeholder={said.metricHint}
          popupMatchSelectWidth={false}
          showSearch={{
            filterOption: (typed, option) =>
              option !== undefined &&
              "also" in option &&
              String(option.also).includes(typed.toLowerCase()),
          }}
          onChange={(metric) => set({ ...draft, metric: metric ?? "" })}
          options={groups}
        />
      </label>
      {chosen && (
        <>
          <label className={styles.field}>
            <span>{said.scope}</span>
            <Select<Scope>
              data-field="scope"
              value={draft.level}
              popupMatchSelectWidth={false}
              onChange={(level) => set({ ...draft, level, key: "" })}
              options={SCOPES.filter(
                (one) =>
                  one === draft.level ||
                  metrics.options(one).some(({ value }) => value === draft.metric),
              ).map((one) => ({ value: one, label: said.scopes[one] }))}
            />
          </label>
          {draft.level !== "show" && (
            <WhichRow which={which} draft={draft} set={set} missing={missing === "key"} />
          )}
          <label className={styles.field}>
            <span>{said.direction}</span>
            <Select<Direction>
              data-field="direction"
              value={draft.direction}
              popupMatchSelectWidth={false}
              onChange={(direction) => set({ ...draft, direction })}
              options={DIRECTIONS.map((one) => ({ value: one, label: said.directions[one] }))}
            />
          </label>
          <label className={styles.field} data-short>
            <span>{said.wanted}</span>
            <Input
              data-field="wanted"
              value={draft.wanted}
              maxLength={20}
              // Always there: a suffix that comes or goes takes the caret away.
              suffix={<span>{draft.wanted.endsWith("%") ? "" : unit}</span>}
              status={missing === "wanted" ? "warning" : ""}
              aria-describedby={missing === "wanted" ? why : undefined}
              onKeyDown={keyDown}
              onChange={(event) => set({ ...draft, wanted: event.target.value })}
            />
          </label>
          <label className={styles.field} data-short>
            <span>{said.shows}</span>
            <InputNumber
              data-field="shows"
              min={1}
              max={MOST_SHOWS}
              precision={0}
              value={draft.shows}
              suffix={said.showsUnit}
              onKeyDown={keyDown}
              onChange={(shows) => set({ ...draft, shows: shows ?? 3 })}
            />
          </label>
        </>
      )}
    </>
  );
}

interface RowProps {
  which: Which;
  draft: Draft;
  set: (draft: Draft) => void;
  missing: boolean;
}

/** The hosts, or the links, this show had. */
function WhichRow({ which, draft, set, missing }: RowProps) {
  const said = useWords().findings.list;
  const rows = useLevel(which, draft.level, false, ["gmv"]).data?.rows ?? [];
  const known = rows.filter((row) => row.key !== "none");
  return (
    <label className={styles.field}>
      <span>{said.which[draft.level]}</span>
      <Select<string>
        data-field="key"
        value={draft.key === "" ? null : draft.key}
        status={missing ? "warning" : ""}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: "label" }}
        onChange={(key) => set({ ...draft, key })}
        options={known.map((row) => ({ value: row.key, label: row.label }))}
      />
    </label>
  );
}
