// What the plan adds up to, on one line: length, roles, minutes by link, what is open; and the
// plan's own buttons.
import { PlusOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import type { Plan, PlanKind, Totals } from "@/domains/rundown/plan";
import type { Show } from "@/domains/selection/shows";
import { useWords } from "@/words/words";
import { BarFaces } from "../others/Others";
import type { Other } from "../others/where";
import type { Editing } from "../useEditing";
import { IssuesTotal } from "./IssuesTotal";
import { LengthTotal } from "./LengthTotal";
import { LinksTotal } from "./LinksTotal";
import { PlanMenu } from "./PlanMenu";
import { RolesTotal } from "./RolesTotal";
import { SlotNote } from "./SlotNote";
import { TemplateMenu } from "./TemplateMenu";
import styles from "./totals.module.css";

interface Props {
  show: Show;
  plan: Plan;
  /** undefined while they are worked out for the first time. */
  totals: Totals | undefined;
  selected: number | null;
  saving: string;
  writes: boolean;
  editing: Editing;
  others: readonly Other[];
  jump: (segment: number) => void;
  /** A new segment behind this one. */
  add: (after: number | null) => void;
}

export function TotalsBar(props: Props) {
  const { show, plan, totals, selected, saving, writes, editing, others, jump, add } = props;
  const words = useWords();
  const told = words.rundown;
  const change = (kind: PlanKind) =>
    void editing.run((acts) => acts.change(plan, { kind }), told.kindChanged(told.kinds[kind]));
  const state =
    saving === "saved"
      ? told.saved
      : saving === "saving" || saving === "dirty"
        ? told.saving
        : told.unsaved;
  return (
    <div className={styles.bar} data-totals={totals?.rev}>
      <div className={styles.sums}>
        <LengthTotal plan={plan} totals={totals} />
        <SlotNote show={show} plan={plan} writes={writes} editing={editing} />
        <RolesTotal totals={totals} />
        <LinksTotal plan={plan} totals={totals} writes={writes} editing={editing} />
        <IssuesTotal totals={totals} jump={jump} />
      </div>
      <BarFaces others={others} plan={plan} jump={jump} />
      <small className={styles.state} role="status" data-state={saving}>
        {writes ? state : told.readOnly}
      </small>
      {writes && (
        <>
          <Segmented<PlanKind>
            value={plan.kind}
            disabled={editing.busy}
            onChange={change}
            options={[
              { value: "loop", label: told.kinds.loop },
              { value: "linear", label: told.kinds.linear },
            ]}
          />
          <TemplateMenu plan={plan} selected={selected} editing={editing} />
          <Button icon={<PlusOutlined />} data-act="add-segment" onClick={() => add(selected)}>
            {told.add}
          </Button>
          <PlanMenu plan={plan} editing={editing} />
        </>
      )}
    </div>
  );
}
