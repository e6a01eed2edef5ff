// Labels marked by hand, from the command box: hung, taken off, and due where only people know it.
import { BY_WORD, LABELS } from "@/domains/control/labels";
import { useMay } from "@/domains/people/me";
import type { Action } from "@/kit/actions/match";
import { useActions } from "@/kit/actions/CommandBox";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";

export function LabelActions() {
  const { onAir } = useDesk();
  const acts = useActs();
  const told = useWords().control.alerts.labels;
  const may = useMay()("run.mark") && onAir;
  const marks = LABELS.flatMap((label) => [
    { id: `${label}-on`, text: told.hung(told.names[label]), x: { label, on: true } },
    { id: `${label}-off`, text: told.taken(told.names[label]), x: { label, on: false } },
  ]);
  const due = BY_WORD.map((label) => ({
    id: `${label}-due`,
    text: told.due(told.names[label]),
    x: { label, on: true, needed: true },
  }));
  const actions: Action[] = [...marks, ...due].map(({ id, text, x }) => ({
    id: `label-${id}`,
    label: text,
    run: () => void acts.note(text, x),
  }));
  useActions(may ? actions : []);
  return null;
}
