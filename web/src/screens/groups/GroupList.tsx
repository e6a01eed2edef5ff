// The groups that are registered; where there is none yet, how to get a robot's address.
import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useMay } from "@/domains/people/me";
import { type Group, useGroups } from "@/domains/team/groups";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { GroupCard } from "./GroupCard";
import { GroupDialog } from "./GroupDialog";
import styles from "./groups.module.css";
import { HowTo } from "./HowTo";

export function GroupList({ adding }: { adding: boolean }) {
  const told = useWords().groups;
  const writes = useMay()("team.channel.write");
  const groups = useGroups();
  const [retired, setRetired] = useState(false);
  const [editing, setEditing] = useState<Group | "new" | null>(adding && writes ? "new" : null);
  useActions(writes ? [{ id: "add-group", label: told.add, run: () => setEditing("new") }] : []);
  const all = groups.data ?? [];
  const shown = all.filter((one) => one.active || retired);
  const none = groups.isSuccess && !all.some((one) => one.active);
  const add = writes && (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => setEditing("new")}
      data-act="add-group"
    >
      {told.add}
    </Button>
  );
  return (
    <div className={styles.stack}>
      <RefusalNote error={groups.error} retry={() => void groups.refetch()} />
      {groups.isPending && <div className={styles.waiting} />}
      {none ? (
        <Empty small title={told.none} why={told.noneWhy} action={add} />
      ) : (
        <div className={styles.row}>{add}</div>
      )}
      <div className={styles.cards} data-groups={shown.length}>
        {shown.map((group) => (
          <GroupCard key={group.id} group={group} edit={() => setEditing(group)} />
        ))}
      </div>
      {all.some((one) => !one.active) && (
        <Checkbox checked={retired} onChange={(event) => setRetired(event.target.checked)}>
          {told.showRetired}
        </Checkbox>
      )}
      {none && <HowTo />}
      {editing !== null && (
        <GroupDialog group={editing === "new" ? null : editing} close={() => setEditing(null)} />
      )}
    </div>
  );
}
