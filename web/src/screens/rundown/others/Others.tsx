// Others in the same plan: faces in the bar and at their rows, and a frame around the field in which
// somebody writes. Nothing of it takes room that was not kept free.
import { createContext, type ReactNode, useContext } from "react";
import type { Plan } from "@/domains/rundown/plan";
import type { Words } from "@/words/zh";
import { useWords } from "@/words/words";
import styles from "./others.module.css";
import { initialOf, type Other, type Where } from "./where";

const NOBODY: ReadonlyMap<string, readonly Other[]> = new Map();

/** The others in the cells of the segment that the pane shows. */
export const InCells = createContext(NOBODY);

/** A cell of the pane: says where one's own caret is, and shows those of others. */
export function Spot({ cell, children }: { cell: string; children: ReactNode }) {
  const words = useWords();
  const here = useContext(InCells).get(cell);
  return (
    <div className={styles.spot} data-spot={cell} data-others={here?.length}>
      {children}
      {here !== undefined && (
        <span className={styles.flag} role="status">
          {words.rundown.others.here(words.common.listed(names(here)))}
        </span>
      )}
    </div>
  );
}

/** At the row of a segment: one face, or how many there are. Its place is kept when nobody is. */
export function RowFaces({ others }: { others: readonly Other[] }) {
  const words = useWords();
  const [first] = others;
  const told = words.rundown.others.here(words.common.listed(names(others)));
  return (
    <span className={styles.slot}>
      {first !== undefined && (
        <i
          className={styles.face}
          role="img"
          data-writing={others.some(({ where }) => where?.cell !== null)}
          aria-label={told}
          title={told}
        >
          {others.length === 1 ? initialOf(first.name) : others.length}
        </i>
      )}
    </span>
  );
}

const MOST_FACES = 3;

interface BarProps {
  others: readonly Other[];
  plan: Plan;
  jump: (segment: number) => void;
}

/** In the bar: who else has the plan open; a press leads to where they are. */
export function BarFaces({ others, plan, jump }: BarProps) {
  const words = useWords();
  const told = words.rundown.others;
  const shown = others.slice(0, MOST_FACES);
  const rest = others.slice(MOST_FACES);
  return (
    <span className={styles.bar} role="group" aria-label={told.title} data-others={others.length}>
      {shown.map((other) => (
        <button
          key={other.page}
          type="button"
          className={styles.press}
          disabled={!known(plan, other.where)}
          title={placeOf(other, plan, words)}
          aria-label={placeOf(other, plan, words)}
          onClick={() => other.where && jump(other.where.segment)}
        >
          <i
            className={styles.face}
            data-writing={other.where !== null && other.where.cell !== null}
          >
            {initialOf(other.name)}
          </i>
        </button>
      ))}
      {rest.length > 0 && (
        <small title={rest.map((other) => placeOf(other, plan, words)).join("\n")}>
          +{rest.length}
        </small>
      )}
    </span>
  );
}

const names = (others: readonly Other[]) => [...new Set(others.map(({ name }) => name))];

const known = (plan: Plan, where: Where | null) =>
  where !== null && plan.segments.some(({ id }) => id === where.segment);

/** 小梅 在第 3 段「开场」，正写话术. */
function placeOf({ name, where }: Other, plan: Plan, words: Words): string {
  const told = words.rundown.others;
  const segment = plan.segments.find(({ id }) => id === where?.segment);
  if (segment === undefined) return told.open(name);
  const at = told.at(name, segment.position, segment.title);
  return where?.cell == null ? at : told.writes(at, cellOf(where.cell, words));
}

/** What a cell is called; one that a newer page names is a cell like any. */
function cellOf(cell: string, words: Words): string {
  const told = words.rundown;
  const [field = "", index] = cell.split("/");
  if (field === "script") return told.others.block(Number(index) + 1);
  const called: Record<string, string> = {
    title: told.titleField,
    link: told.link,
    length: told.length,
    lane: told.lane,
    hard_start: told.hardStart,
    in_loop: told.inLoop,
    purpose: told.purpose,
    note: told.note,
    cue: told.cues,
  };
  return called[field] ?? told.script;
}
