// The first steps of a team, in order, for whoever may take them; gone when all are done.
import { CheckCircleFilled } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useMay, useMe } from "@/domains/people/me";
import { useWords } from "@/words/words";
import styles from "./Steps.module.css";

interface Props {
  people: number;
  hosts: number;
  shifts: number;
}

export function Steps({ people, hosts, shifts }: Props) {
  const words = useWords();
  const { data: me } = useMe();
  const may = useMay();
  const navigate = useNavigate();
  const told = words.today;
  const user = me?.user;
  const account = () => void navigate({ to: "/account" });
  const steps = [
    { title: told.stepPassword, why: told.stepPasswordWhy, done: user?.has_password, go: account },
    { title: told.stepPin, why: told.stepPinWhy, done: user?.has_pin, go: account },
    may("people.account.write") && {
      title: told.stepPeople,
      why: told.stepPeopleWhy,
      done: people > 1,
      go: () => void navigate({ to: "/people", search: { add: true } }),
    },
    may("people.host.write") && {
      title: told.stepHosts,
      why: told.stepHostsWhy,
      done: hosts > 0,
      go: () => void navigate({ to: "/people", search: { tab: "hosts" } }),
    },
    may("people.shift.write") && {
      title: told.stepShift,
      why: told.stepShiftWhy,
      done: shifts > 0,
      go: () => void navigate({ to: "/roster", search: { add: true } }),
    },
  ].filter((step) => step !== false);
  const todo = steps.filter((step) => !step.done).length;
  const next = steps.find((step) => !step.done);
  if (todo === 0) return null;
  return (
    <aside className={styles.steps}>
      <header className={styles.head}>
        <h2>{told.steps}</h2>
        <small>{told.todo(todo)}</small>
      </header>
      <p className={styles.why}>{told.stepsWhy}</p>
      <ol className={styles.list}>
        {steps.map((step, index) => (
          <li key={step.title} className={step.done ? styles.done : undefined}>
            <span className={styles.no}>
              {step.done ? <CheckCircleFilled aria-label={told.done} /> : index + 1}
            </span>
            <div className={styles.text}>
              <b>{step.title}</b>
              {!step.done && <p>{step.why}</p>}
            </div>
            {!step.done && (
              <Button
                type={step === next ? "primary" : "default"}
                size="small"
                aria-label={step.title}
                onClick={step.go}
              >
                →
              </Button>
            )}
          </li>
        ))}
      </ol>
    </aside>
  );
}
