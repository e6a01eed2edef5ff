// How loud a finding is, as a shape: never by its colour alone.
import {
  ExclamationCircleOutlined,
  EyeOutlined,
  FileSearchOutlined,
  StopOutlined,
} from "@ant-design/icons";
import type { Tone } from "@/domains/compliance/placing";
import styles from "./marks.module.css";

const SHAPES = {
  block: StopOutlined,
  change: ExclamationCircleOutlined,
  evidence: FileSearchOutlined,
  again: EyeOutlined,
} as const;

export function ToneMark({ tone }: { tone: Tone }) {
  const Shape = SHAPES[tone];
  return <Shape className={styles.shape} data-tone={tone} aria-hidden />;
}
