// All duties as ticks, in the order of the table of rights.
import { Checkbox } from "antd";
import { useWords } from "@/words/words";
import type { DutyCode } from "@/words/zh";
import styles from "./people.module.css";

interface Props {
  value?: DutyCode[];
  onChange?: (duties: DutyCode[]) => void;
}

export function DutyChoice({ value = [], onChange }: Props) {
  const { duties } = useWords();
  const options = Object.entries(duties).map(([code, label]) => ({
    value: code as DutyCode,
    label,
  }));
  return (
    <Checkbox.Group
      className={styles.duties}
      value={value}
      options={options}
      onChange={(chosen) => onChange?.(chosen)}
    />
  );
}
