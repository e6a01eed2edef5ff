// A show without a rundown: begin from a template, from another show's, or from nothing.
import { Button } from "antd";
import { useState } from "react";
import { useMay } from "@/domains/people/me";
import { type PlanKind, type Template, usePlanCards, useTemplates } from "@/domains/rundown/plan";
import type { Show } from "@/domains/selection/shows";
import { Empty } from "@/kit/Empty";
import { useWords } from "@/words/words";
import { around, ShowSelect } from "../shows/ShowSelect";
import { lengthOf } from "./lengths";
import styles from "./start.module.css";
import { useEditing } from "./useEditing";

export function StartPlan({ show }: { show: Show }) {
  const words = useWords();
  const told = words.rundown;
  const may = useMay();
  const writes = may("rundown.write");
  const templates = useTemplates(writes);
  const editing = useEditing(show.id);
  const [making, setMaking] = useState<string | null>(null);
  const { start, end } = around(show);
  const cards = usePlanCards(start, end);
  const planned = new Map((cards.data ?? []).map((card) => [card.show_id, card]));
  if (!writes) {
    return (
      <div data-screen="rundown">
        <Empty title={told.none} why={told.noneReadOnly} />
      </div>
    );
  }
  const blank = (kind: PlanKind) => {
    setMaking(kind);
    void editing.run((acts) => acts.make({ kind })).finally(() => setMaking(null));
  };
  const from = (template: Template) => {
    setMaking(template.id);
    void editing
      .run((acts) => acts.begin(template), told.inserted(template.name))
      .finally(() => setMaking(null));
  };
  return (
    <div className={styles.start} data-screen="rundown">
      <Empty small title={told.none} why={told.noneWhy} />
      <div className={styles.templates} data-loading={templates.isPending}>
        {(templates.data ?? []).map((template) => (
          <article key={template.id} className={styles.template} data-template={template.id}>
            <h2>{template.name}</h2>
            <small>
              {told.kinds[template.kind]} ·{" "}
              {told.templateFacts(template.segments, lengthOf(template.total_ms))}
              {template.kind === "loop" && ` · ${words.shows.round(lengthOf(template.loop_ms))}`}
            </small>
            <p>{template.summary}</p>
            <Button
              type="primary"
              loading={making === template.id}
              disabled={making !== null}
              onClick={() => from(template)}
            >
              {told.useTemplate}
            </Button>
          </article>
        ))}
      </div>
      <div className={styles.others}>
        <ShowSelect
          show={show}
          label={told.fromShow}
          offers={(one) => (planned.get(one.id)?.segments ?? 0) > 0}
          choose={(id) => void editing.run((acts) => acts.copyFrom(id))}
          loading={editing.busy}
        />
        <Button disabled={making !== null} onClick={() => blank("loop")}>
          {told.blankLoop}
        </Button>
        <Button disabled={making !== null} onClick={() => blank("linear")}>
          {told.blankLinear}
        </Button>
      </div>
    </div>
  );
}
