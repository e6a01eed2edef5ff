// Which duties a person has.
import { Modal } from "antd";
import { useState } from "react";
import { type User, useSetDuties } from "@/domains/people/people";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import type { DutyCode } from "@/words/zh";
import { DutyChoice } from "./DutyChoice";
import styles from "./people.module.css";

export function DutiesDialog({ user, close }: { user: User | null; close: () => void }) {
  return user === null ? null : <Dialog key={user.id} user={user} close={close} />;
}

const codesOf = (user: User): DutyCode[] => user.duties.map((duty) => duty.code);

function Dialog({ user: newest, close }: { user: User; close: () => void }) {
  const words = useWords();
  // What the person has before her eyes; a change by somebody else must not slip in under it.
  const [user, setUser] = useState(newest);
  const [duties, setDuties] = useState(codesOf(newest));
  const set = useSetDuties();
  const load = () => {
    setUser(newest);
    setDuties(codesOf(newest));
    set.reset();
  };
  return (
    <Modal
      open
      title={words.people.dutiesOf(user.name)}
      onCancel={close}
      onOk={() => set.mutate({ user, duties }, { onSuccess: close })}
      okText={words.common.save}
      confirmLoading={set.isPending}
      width={480}
      mask={{ closable: false }}
    >
      <div className={styles.dialog}>
        <RefusalNote error={set.error} load={load} />
        <DutyChoice value={duties} onChange={setDuties} />
        <p className={styles.soft}>{words.people.dutiesHint}</p>
      </div>
    </Modal>
  );
}
