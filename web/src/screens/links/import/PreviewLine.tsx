// One row of the team's table and what would become of it: each difference, each problem.
import { Tag } from "antd";
import { useWords } from "@/words/words";
import styles from "./import.module.css";
import type { Line } from "./rows";

export function PreviewLine({ line }: { line: Line }) {
  const words = useWords();
  const told = words.lineup;
  return (
    <div className={styles.line} role="listitem" data-row={line.row} data-state={line.state}>
      <span className={styles.rowNo}>{told.row(line.row)}</span>
      <Tag variant="outlined" className={styles.state}>
        {told.states[line.state]}
      </Tag>
      <div className={styles.what}>
        <p className={styles.title}>
          <b>{line.title || told.empty}</b>
          {line.makes.length > 0 && <small>{told.makes(words.common.listed(line.makes))}</small>}
        </p>
        {line.differences.length > 0 && (
          <p className={styles.differences}>
            {line.differences.map((one) => (
              <span key={one.key}>
                <small>{one.label}</small>{" "}
                {one.before !== null && one.before !== "" && (
                  <>
                    <s>{one.before}</s> →{" "}
                  </>
                )}
                {one.after || told.empty}
              </span>
            ))}
          </p>
        )}
        {line.problems.map((problem) => (
          <p
            key={`${problem.column} ${problem.code} ${problem.value}`}
            className={styles.problem}
            data-problem={problem.code}
          >
            {problem.column !== "" && <b>{told.value(problem.column, problem.value)}</b>}
            <span>{problem.why}</span>
            <em>{problem.cure}</em>
          </p>
        ))}
      </div>
    </div>
  );
}
