// A day and a time of the team's clock, under its label.
import { DatePicker } from "antd";
import styles from "./MomentField.module.css";
import { fromPicker, toPicker } from "./time";

interface Props {
  label: string;
  /** UTC ms. */
  value: number;
  set: (ms: number) => void;
  disabled?: boolean;
}

export function MomentField({ label, value, set, disabled = false }: Props) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <DatePicker
        value={toPicker(value)}
        format="MM-DD HH:mm"
        showTime={{ format: "HH:mm", minuteStep: 5 }}
        allowClear={false}
        needConfirm={false}
        disabled={disabled}
        onChange={(picked) => picked && set(fromPicker(picked))}
      />
    </label>
  );
}
