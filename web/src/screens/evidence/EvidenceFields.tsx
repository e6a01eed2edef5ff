// The fields of a piece of evidence: what it is, how long it holds, what and whom it is for.
import { DatePicker, Input, Select } from "antd";
import { type ReactNode, useId } from "react";
import type { EvidenceDraft, Missing } from "@/domains/evidence/draft";
import { type EvidenceKind, useEvidenceKinds } from "@/domains/evidence/evidence";
import { Labelled } from "@/kit/Labelled";
import { toPicker } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./drawer.module.css";
import type { Names } from "./useNames";

interface Props {
  draft: EvidenceDraft;
  set: (next: Partial<EvidenceDraft>) => void;
  names: Names;
  missing: Missing | null;
  /** Stands where the paper itself has been described. */
  children: ReactNode;
}

/** Noon, so that the day is the same in every zone. */
const shownDay = (day: string) => (day === "" ? null : toPicker(Date.parse(`${day}T04:00Z`)));

export function EvidenceFields({ draft, set, names, missing, children }: Props) {
  const words = useWords();
  const told = words.evidence;
  const kinds = useEvidenceKinds().data ?? [];
  const why = useId();
  const status = (field: Missing) => (missing === field ? ("warning" as const) : "");
  const bad = (field: Missing) =>
    missing === field && (
      <small id={why} role="alert" className={tone.soon}>
        {told.missing[field]}
      </small>
    );
  const chooseKind = (kind: EvidenceKind) => {
    const before = kinds.find((one) => one.kind === draft.kind)?.rules ?? [];
    const offered = kinds.find((one) => one.kind === kind)?.rules ?? [];
    // Rules somebody chose stay; those that only came with the kind before go with it.
    const asOffered = draft.rules.every((rule) => before.includes(rule));
    set({ kind, ...(asOffered && { rules: offered }) });
  };
  const many = { mode: "multiple" as const, allowClear: true };
  const ruleIds = new Set([...names.choice.rules.map((one) => one.id), ...draft.rules]);
  return (
    <>
      <Labelled label={told.kind} note={bad("kind")}>
        <Select<EvidenceKind>
          data-field="kind"
          value={draft.kind === "" ? null : draft.kind}
          status={status("kind")}
          showSearch={{ optionFilterProp: "label" }}
          onChange={chooseKind}
          options={kinds.map((one) => ({
            value: one.kind,
            label: told.kinds[one.kind] ?? one.label,
          }))}
        />
      </Labelled>
      <Labelled label={told.name} note={bad("title")}>
        <Input
          data-field="title"
          value={draft.title}
          maxLength={120}
          autoComplete="off"
          placeholder={told.nameHint}
          status={status("title")}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Labelled>
      <div className={styles.pair}>
        <Labelled label={told.number} note={<small>{told.numberWhy}</small>}>
          <Input
            data-field="number"
            value={draft.number}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => set({ number: event.target.value })}
          />
        </Labelled>
        <Labelled label={told.holder}>
          <Input
            data-field="holder"
            value={draft.holder}
            maxLength={120}
            autoComplete="off"
            placeholder={told.holderHint}
            onChange={(event) => set({ holder: event.target.value })}
          />
        </Labelled>
        <Labelled label={words.common.mayBeEmpty(told.from)}>
          <DatePicker
            data-field="from"
            value={shownDay(draft.from)}
            onChange={(picked) => set({ from: picked?.format("YYYY-MM-DD") ?? "" })}
          />
        </Labelled>
        <Labelled
          label={words.common.mayBeEmpty(told.until)}
          note={bad("until") || <small>{told.untilWhy}</small>}
        >
          <DatePicker
            data-field="until"
            value={shownDay(draft.until)}
            status={status("until")}
            placeholder={told.longTerm}
            onChange={(picked) => set({ until: picked?.format("YYYY-MM-DD") ?? "" })}
          />
        </Labelled>
      </div>
      {children}
      <Labelled label={told.products} note={<small>{told.productsWhy}</small>}>
        <Select<number[]>
          {...many}
          data-field="products"
          value={[...draft.products]}
          placeholder={told.allProducts}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(products) => set({ products })}
          options={withChosen(
            names.choice.products.map((one) => [one.id, one.short || one.title]),
            draft.products,
            (id) => names.products.get(id) ?? told.unknownProduct(id),
          )}
        />
      </Labelled>
      <Labelled label={words.common.mayBeEmpty(told.hosts)} note={<small>{told.hostsWhy}</small>}>
        <Select<number[]>
          {...many}
          data-field="hosts"
          value={[...draft.hosts]}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(hosts) => set({ hosts })}
          options={withChosen(
            names.choice.hosts.map((one) => [one.id, one.name]),
            draft.hosts,
            (id) => names.hosts.get(id) ?? told.unknownHost(id),
          )}
        />
      </Labelled>
      <Labelled label={words.common.mayBeEmpty(told.rules)} note={<small>{told.rulesWhy}</small>}>
        <Select<string[]>
          {...many}
          data-field="rules"
          value={[...draft.rules]}
          showSearch={{ optionFilterProp: "label" }}
          onChange={(rules) => set({ rules })}
          options={[...ruleIds].map((id) => {
            const name = names.rules.get(id)?.name;
            return { value: id, label: name === undefined ? id : `${name} ${id}` };
          })}
        />
      </Labelled>
      <Labelled label={words.common.mayBeEmpty(told.words)} note={<small>{told.wordsWhy}</small>}>
        <Select<string[]>
          mode="tags"
          data-field="words"
          open={false}
          suffixIcon={null}
          value={[...draft.words]}
          placeholder={told.wordsHint}
          onChange={(said) => set({ words: said.map((word) => word.slice(0, 60)) })}
        />
      </Labelled>
      <Labelled label={words.common.mayBeEmpty(told.note)}>
        <Input.TextArea
          data-field="note"
          value={draft.note}
          maxLength={500}
          autoSize={{ minRows: 1, maxRows: 4 }}
          onChange={(event) => set({ note: event.target.value.replaceAll("\n", " ") })}
        />
      </Labelled>
    </>
  );
}

/** What can be chosen, and what was chosen once and can no more be. */
function withChosen(
  choice: readonly (readonly [id: number, label: string])[],
  chosen: readonly number[],
  name: (id: number) => string,
) {
  const known = new Set(choice.map(([id]) => id));
  return [
    ...choice.map(([value, label]) => ({ value, label })),
    ...chosen.filter((id) => !known.has(id)).map((value) => ({ value, label: name(value) })),
  ];
}
