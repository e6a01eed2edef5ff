// Which link, shift, host or segment it was: found by number or name, or a number no link has.
import { Form, Select } from "antd";
import { useState } from "react";
import { useWords } from "@/words/words";
import type { LaneName } from "../timeline/lanes";
import type { Choice } from "./useChoices";

interface Props {
  lane: LaneName;
  choices: readonly Choice[];
  value: Choice | null;
  set: (choice: Choice | null) => void;
}

export function Subject({ lane, choices, value, set }: Props) {
  const words = useWords();
  const told = words.review.correct;
  const [typed, setTyped] = useState("");
  const goods = lane === "pitch" || lane === "pin";
  const free = typedChoice(typed, lane, choices, told.numberOnly);
  const offered = free === null ? choices : [free, ...choices];
  const label = goods ? told.product : lane === "host" ? told.who : told.which;
  return (
    <Form.Item label={label}>
      <Select
        aria-label={label}
        showSearch={{ searchValue: typed, onSearch: setTyped, optionFilterProp: "label" }}
        value={value?.id ?? null}
        placeholder={goods ? told.productHint : told.pick}
        options={[...offered].map((choice) => ({ value: choice.id, label: choice.label }))}
        onChange={(id: string) => set(offered.find((choice) => choice.id === id) ?? null)}
      />
    </Form.Item>
  );
}

/** What was typed and is on no list: a link number nobody has, or a segment by its name. */
function typedChoice(
  typed: string,
  lane: LaneName,
  choices: readonly Choice[],
  numbered: (number: string) => string,
): Choice | null {
  const text = typed.normalize("NFKC").trim();
  if (text === "" || choices.some((choice) => choice.label === text)) return null;
  if (lane === "pitch" || lane === "pin") {
    const number = /^(\d{1,4})号?$/.exec(text)?.[1];
    if (number === undefined) return null;
    const taken = choices.some((choice) => choice.label.startsWith(`${number}号`));
    if (taken) return null;
    const no = Number(number);
    const product = `number:${no}`;
    return { id: product, product, label: numbered(number), data: { link_no: no } };
  }
  if (lane === "segment" || lane === "lucky_bag") {
    return { id: text, label: text, data: { title: text, name: text, segment: { title: text } } };
  }
  return null;
}
