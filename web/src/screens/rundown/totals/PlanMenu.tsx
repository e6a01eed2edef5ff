// The plan's settings: its slot and the target of a round; and putting it away.
import { MoreOutlined } from "@ant-design/icons";
import { Button, Dropdown, Modal } from "antd";
import { useState } from "react";
import { Refusal } from "@/api/refusal";
import type { PlanGiven } from "@/domains/rundown/acts";
import type { Plan } from "@/domains/rundown/plan";
import { DraftField } from "@/kit/DraftField";
import { MomentField } from "@/kit/MomentField";
import { RefusalNote } from "@/kit/RefusalNote";
import { readLength } from "@/kit/typed";
import { useWords } from "@/words/words";
import { lengthOf } from "../lengths";
import type { Editing } from "../useEditing";
import styles from "./totals.module.css";

interface Props {
  plan: Plan;
  editing: Editing;
}

export function PlanMenu({ plan, editing }: Props) {
  const words = useWords();
  const told = words.rundown;
  const [open, setOpen] = useState(false);
  const run: Record<string, () => void> = {
    settings: () => setOpen(true),
    retire: () => void editing.run((acts) => acts.retirePlan(plan), told.retiredPlan),
  };
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            { key: "settings", label: told.settings },
            { type: "divider" as const },
            { key: "retire", label: told.retirePlan },
          ],
          onClick: ({ key }) => run[key]?.(),
        }}
      >
        <Button type="text" icon={<MoreOutlined />} aria-label={told.more} data-act="plan-menu" />
      </Dropdown>
      {open && <Settings plan={plan} editing={editing} close={() => setOpen(false)} />}
    </>
  );
}

function Settings({ plan, editing, close }: Props & { close: () => void }) {
  const words = useWords();
  const told = words.rundown;
  const [error, setError] = useState<unknown>(null);
  const save = (given: PlanGiven) => editing.save((acts) => acts.change(plan, given));
  const put = (given: PlanGiven) => {
    setError(null);
    save(given).catch(setError);
  };
  return (
    <Modal open title={told.settings} onCancel={close} footer={null} width={440}>
      <div className={styles.settings}>
        <MomentField
          label={told.slotStart}
          value={plan.slot_start}
          set={(slot_start) => put({ slot_start })}
        />
        <MomentField
          label={told.slotEnd}
          value={plan.slot_end}
          set={(slot_end) => put({ slot_end })}
        />
        {plan.kind === "loop" && (
          <div className={styles.field}>
            <span>{told.targetLength}</span>
            <DraftField
              label={told.targetLength}
              value={plan.target_ms === null ? "" : lengthOf(plan.target_ms)}
              placeholder="18:00"
              save={async (text) => {
                const seconds = readLength(text, "minutes");
                if (seconds === undefined) throw new Refusal("invalid", 422, told.badLength);
                return save({ target_ms: seconds === null ? null : seconds * 1_000 });
              }}
            />
          </div>
        )}
        <RefusalNote error={error} />
      </div>
    </Modal>
  );
}
