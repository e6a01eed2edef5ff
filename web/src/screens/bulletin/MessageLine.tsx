// How far one message is, in words, and what may be done with it now.
import { Button } from "antd";
import { type Message, STUCK, stepsOf, useMessage, useStep } from "@/domains/team/messages";
import { RefusalNote } from "@/kit/RefusalNote";
import { dayKey, onDay, atClock } from "@/kit/time";
import { serverClock } from "@/live/serverClock";
import { useLanguage } from "@/words/words";
import styles from "./bulletin.module.css";

/** A moment beside today: by the clock, of another day with it. */
export function useMoment(): (at: number) => string {
  const { language } = useLanguage();
  const today = dayKey(serverClock.now());
  return (at) => (dayKey(at) === today ? atClock(at) : `${onDay(at, language)} ${atClock(at)}`);
}

interface Props {
  id: number;
  /** In front of the state, such as the group's name. */
  label?: string;
}

export function MessageLine({ id, label = "" }: Props) {
  const found = useMessage(id);
  if (found.error !== null) return <RefusalNote error={found.error} />;
  if (found.data === undefined) return <p className={styles.state}>{`${label}…`}</p>;
  return (
    <div>
      <p
        className={styles.state}
        data-message={id}
        data-state={found.data.state}
        data-stuck={STUCK.has(found.data.state)}
      >
        <span>
          {label}
          <StateText message={found.data} />
        </span>
        <MessageSteps message={found.data} />
      </p>
    </div>
  );
}

/** The state with when: sent at, or to be tried at, and why not. */
export function StateText({ message }: { message: Message }) {
  const { words } = useLanguage();
  const told = words.groups.sent;
  const moment = useMoment();
  const { state, tries, due_at: due, sent_at: sent, error } = message;
  const parts: string[] = [words.groups.states[state]];
  if (state === "sent" && sent !== null) parts.push(moment(sent));
  if (state === "held") parts.push(told.heldUntil(moment(due)));
  if (tries > 1 && state !== "sent") parts.push(told.tries(tries));
  if (state === "waiting" && tries > 0) parts.push(told.next(moment(due)));
  return (
    <>
      {parts.join(" · ")}
      {error !== "" && <small> {error}</small>}
      {message.picture_note !== "" && <small> {message.picture_note}</small>}
    </>
  );
}

/** The steps the server offers, each pressed once. */
export function MessageSteps({ message }: { message: Message }) {
  const told = useLanguage().words.groups;
  const step = useStep();
  const offered = stepsOf(message);
  if (offered.length === 0 && step.error === null) return null;
  return (
    <span className={styles.steps}>
      {offered.map((one) => (
        <Button
          key={one}
          size="small"
          title={told.stepHints[one]}
          disabled={step.isPending}
          data-step={one}
          onClick={() => step.mutate({ message, step: one })}
        >
          {told.steps[one]}
        </Button>
      ))}
      <RefusalNote error={step.error} />
    </span>
  );
}
