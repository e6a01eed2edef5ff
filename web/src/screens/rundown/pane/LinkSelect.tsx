// Which product a segment is about: chosen by the number it goes by, or by name. A number no link
// has yet is kept as a number.
import { Select } from "antd";
import { useState } from "react";
import type { SegmentGiven } from "@/domains/rundown/acts";
import type { Segment } from "@/domains/rundown/plan";
import type { Link } from "@/domains/selection/links";
import { money } from "@/kit/format";
import { folded } from "@/kit/table/rows";
import { readNumber } from "@/kit/typed";
import { useLanguage } from "@/words/words";
import styles from "./pane.module.css";

interface Props {
  segment: Segment;
  links: readonly Link[];
  put: (given: SegmentGiven) => void;
}

export function LinkSelect({ segment, links, put }: Props) {
  const { words, language } = useLanguage();
  const told = words.rundown;
  const [typed, setTyped] = useState("");
  const called = (link: Link) =>
    `${link.link_no === null ? told.noNo : told.linkNo(link.link_no)} ${link.name}`;
  const wanted = readNumber(typed);
  const number = typed.trim() !== "" && wanted ? wanted : null;
  const unknown = number !== null && !links.some((link) => link.link_no === number);
  const found = links.filter((link) => {
    const text = folded(typed);
    if (text === "") return true;
    if (number !== null && link.link_no === number) return true;
    return folded(`${link.name} ${link.title} ${link.spec}`).includes(text);
  });
  const value =
    segment.goods === null && segment.link_no !== null
      ? `no:${segment.link_no}`
      : segment.link_id === null
        ? undefined
        : String(segment.link_id);
  const options = [
    ...found.map((link) => ({
      value: String(link.id),
      label: called(link),
      price: link.final_price === null ? "" : money(link.final_price, language),
    })),
    ...(unknown ? [{ value: `no:${number}`, label: told.noLink(number), price: "" }] : []),
  ];
  // What is set stays readable also when the line-up no longer has it.
  const missing = segment.link_no !== null ? told.noLink(segment.link_no) : told.linkGone;
  const shown =
    value === undefined || options.some((one) => one.value === value)
      ? options
      : [...options, { value, label: missing, price: "" }];
  const choose = (next: string | undefined) => {
    setTyped("");
    if (next === undefined) put({ link_id: null, link_no: null });
    else if (next.startsWith("no:")) put({ link_no: Number(next.slice(3)) });
    else put({ link_id: Number(next) });
  };
  return (
    <Select<string>
      aria-label={told.link}
      data-field={told.link}
      className={styles.link}
      allowClear
      popupMatchSelectWidth={300}
      placeholder={told.linkHint}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      {...(value !== undefined && { value })}
      options={shown}
      optionRender={({ data }) => (
        <span className={styles.option}>
          <span>{data.label}</span>
          <small>{data.price}</small>
        </span>
      )}
      onChange={choose}
      onBlur={() => setTyped("")}
    />
  );
}
