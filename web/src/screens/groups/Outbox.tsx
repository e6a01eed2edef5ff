// What was handed over for the groups: how far it is, why not, and what may be done with it now.
import { Button, Select } from "antd";
import { useState } from "react";
import { useGroups } from "@/domains/team/groups";
import { type Message, type MessageState, STUCK, useMessages } from "@/domains/team/messages";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";
import { MessageSteps, StateText, useMoment } from "../bulletin/MessageLine";
import styles from "./groups.module.css";
import { MessageDialog } from "./MessageDialog";

const STATES: readonly MessageState[] = [
  "unclear",
  "failed",
  "given_up",
  "waiting",
  "held",
  "sending",
  "sent",
  "cancelled",
];

export function Outbox() {
  const words = useWords();
  const told = words.groups.sent;
  const groups = useGroups().data ?? [];
  const [group, setGroup] = useState<number | null>(null);
  const [state, setState] = useState<MessageState | null>(null);
  const [open, setOpen] = useState<number | null>(null);
  const messages = useMessages({ group, state });
  const shown = messages.data ?? [];
  const read = shown.find((one) => one.id === open);
  const none = messages.isSuccess && shown.length === 0;
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Select
          className={styles.pick}
          aria-label={told.group}
          value={group ?? 0}
          onChange={(next) => setGroup(next === 0 ? null : next)}
          options={[
            { value: 0, label: told.allGroups },
            ...groups.map((one) => ({ value: one.id, label: one.title })),
          ]}
        />
        <Select<MessageState | "">
          className={styles.pick}
          aria-label={told.state}
          value={state ?? ""}
          onChange={(next) => setState(next === "" ? null : next)}
          options={[
            { value: "", label: told.allStates },
            ...STATES.map((value) => ({ value, label: words.groups.states[value] })),
          ]}
        />
      </div>
      <RefusalNote error={messages.error} retry={() => void messages.refetch()} />
      {messages.isPending && <div className={styles.waiting} />}
      {none &&
        (group === null && state === null ? (
          <Empty small title={told.none} why={told.noneWhy} />
        ) : (
          <Empty small title={told.noneLike} />
        ))}
      <ol className={styles.messages} data-messages={shown.length}>
        {shown.map((one) => (
          <MessageRow key={one.id} message={one} open={() => setOpen(one.id)} />
        ))}
      </ol>
      {messages.hasNextPage && (
        <Button loading={messages.isFetchingNextPage} onClick={() => void messages.fetchNextPage()}>
          {told.more}
        </Button>
      )}
      {read !== undefined && <MessageDialog message={read} close={() => setOpen(null)} />}
    </div>
  );
}

function MessageRow({ message, open }: { message: Message; open: () => void }) {
  const words = useWords();
  const moment = useMoment();
  const { groups: told } = words;
  return (
    <li
      className={styles.message}
      data-message={message.id}
      data-state={message.state}
      data-stuck={STUCK.has(message.state)}
    >
      <time className={styles.soft}>{moment(message.handed_at)}</time>
      <div>
        <button type="button" className={styles.title} onClick={open}>
          {message.title}
        </button>
        <small>
          {message.channel_title} · {message.by ?? told.sent.system} · {told.why[message.why]}
        </small>
      </div>
      <p className={styles.standing}>
        <StateText message={message} />
      </p>
      <MessageSteps message={message} />
    </li>
  );
}
