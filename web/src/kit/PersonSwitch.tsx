// Quick switch of person on a shared computer: choose who, type a PIN on keys or with fingers.
import { Button } from "antd";
import { type KeyboardEvent, useState } from "react";
import { useWords } from "@/words/words";
import { Empty } from "./Empty";
import styles from "./PersonSwitch.module.css";
import { RefusalNote } from "./RefusalNote";

export interface KnownPerson {
  id: number;
  name: string;
  ready: boolean;
  whyNot: string;
}

interface Props {
  people: readonly KnownPerson[];
  /** Throws a Refusal when the PIN is wrong. */
  enter: (person: KnownPerson, pin: string) => Promise<unknown>;
}

const SHORTEST = 4;
const LONGEST = 8;
const PAD = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

export function PersonSwitch({ people, enter }: Props) {
  const words = useWords();
  const ready = people.filter((person) => person.ready);
  const [chosen, setChosen] = useState<KnownPerson | null>(
    people.length === 1 ? (ready[0] ?? null) : null,
  );
  if (people.length === 0) return <Empty small title={words.switching.none} />;
  if (chosen !== null) {
    return (
      <PinPad
        person={chosen}
        enter={enter}
        back={people.length > 1 ? () => setChosen(null) : undefined}
      />
    );
  }
  return (
    <ul className={styles.people}>
      {people.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            className={styles.person}
            disabled={!person.ready}
            onClick={() => setChosen(person)}
          >
            <b>{person.name}</b>
            {person.whyNot !== "" && <small>{person.whyNot}</small>}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface PadProps {
  person: KnownPerson;
  enter: Props["enter"];
  back: (() => void) | undefined;
}

function PinPad({ person, enter, back }: PadProps) {
  const words = useWords();
  const [pin, setPin] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const complete = pin.length >= SHORTEST;

  const type = (digit: string) => setPin((before) => (before + digit).slice(0, LONGEST));
  const erase = () => setPin((before) => before.slice(0, -1));
  const go = async () => {
    if (!complete || busy) return;
    setBusy(true);
    try {
      await enter(person, pin);
    } catch (thrown) {
      setError(thrown);
      setPin("");
    }
    setBusy(false);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (/^\d$/.test(event.key)) type(event.key);
    else if (event.key === "Backspace") erase();
    else if (event.key === "Enter" && event.target === event.currentTarget) void go();
  };
  return (
    // The pad takes digits from the keyboard wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.pad} role="group" tabIndex={0} onKeyDown={keyDown} ref={focusFirst}>
      <h2>{words.switching.enter(person.name)}</h2>
      <output className={styles.dots} aria-label={words.switching.pin}>
        {"●".repeat(pin.length)}
      </output>
      <div className={styles.keys}>
        {PAD.map((digit) => (
          <Button key={digit} size="large" tabIndex={-1} onClick={() => type(digit)}>
            {digit}
          </Button>
        ))}
        <Button size="large" tabIndex={-1} onClick={back} disabled={back === undefined}>
          {words.switching.back}
        </Button>
        <Button size="large" tabIndex={-1} onClick={() => type("0")}>
          0
        </Button>
        <Button size="large" tabIndex={-1} onClick={erase} aria-label={words.switching.erase}>
          ⌫
        </Button>
      </div>
      <Button
        type="primary"
        size="large"
        block
        disabled={!complete}
        loading={busy}
        onClick={() => void go()}
      >
        {words.switching.go}
      </Button>
      {/* Last, so that no key moves under the finger. */}
      <RefusalNote error={error} />
    </div>
  );
}

const focusFirst = (pad: HTMLDivElement | null) => pad?.focus();
