// How far a file is: a word and a mark, never a colour alone.
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  EllipsisOutlined,
  ExclamationCircleOutlined,
  QuestionCircleOutlined,
  RollbackOutlined,
  StopOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { ImportedFile, State } from "@/domains/imports/imports";
import { isRoster } from "@/domains/imports/roster";
import { useWords } from "@/words/words";
import styles from "./imports.module.css";

const MARKS: Record<State, ReactNode> = {
  reading: <EllipsisOutlined />,
  unknown: <QuestionCircleOutlined />,
  refused: <StopOutlined />,
  asking: <ExclamationCircleOutlined />,
  ready: <ClockCircleOutlined />,
  storing: <EllipsisOutlined />,
  stored: <CheckCircleOutlined />,
  withdrawn: <RollbackOutlined />,
};

/** `broken`: the job that worked on it has ended without an end. */
export function StateMark({ file, broken = false }: { file: ImportedFile; broken?: boolean }) {
  const { state } = file;
  const told = useWords().imports;
  return (
    <span className={styles.state} data-state={broken ? "broken" : state}>
      {broken ? <ExclamationCircleOutlined /> : MARKS[state]}
      {broken ? told.broken : isRoster(file) ? told.holds.roster : told.states[state]}
    </span>
  );
}
