// Two people moved the same segment: both orders side by side, and one is chosen.
import { Button, Modal } from "antd";
import type { Plan } from "@/domains/rundown/plan";
import { useWords } from "@/words/words";
import styles from "./rundown.module.css";
import type { MoveClash } from "./useMoves";

interface Props {
  clash: MoveClash;
  takeMine: () => void;
  keepTheirs: () => void;
}

export function MoveClashDialog({ clash, takeMine, keepTheirs }: Props) {
  const words = useWords();
  const told = words.rundown;
  return (
    <Modal
      open
      title={told.moveConflict}
      onCancel={keepTheirs}
      width={560}
      footer={[
        <Button key="theirs" onClick={keepTheirs}>
          {words.drafts.keepTheirs}
        </Button>,
        <Button key="mine" type="primary" onClick={takeMine}>
          {words.drafts.takeMine}
        </Button>,
      ]}
    >
      <div className={styles.orders} data-conflict="order">
        <Titles title={told.theirOrder} plan={clash.now} moving={clash.intent.moving} />
        <Titles title={told.myOrder} plan={clash.mine} moving={clash.intent.moving} />
      </div>
    </Modal>
  );
}

function Titles({ title, plan, moving }: { title: string; plan: Plan; moving: readonly number[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ol>
        {plan.segments.map((segment) => (
          <li key={segment.id} data-moved={moving.includes(segment.id)}>
            {segment.title}
          </li>
        ))}
      </ol>
    </section>
  );
}
