// What each key does, as buttons that do the same; and what must be pressed elsewhere.
import type { ReactNode } from "react";
import { nextSegment } from "@/domains/control/ahead";
import { useMay } from "@/domains/people/me";
import { HoldButton } from "@/kit/HoldButton";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { NumberEntry } from "../desk/NumberEntry";
import { useActs } from "../desk/useActs";
import { useFaces } from "../desk/useFaces";
import { usePush } from "../push/usePush";
import { useIncident } from "../desk/useIncident";
import styles from "./foot.module.css";

export function Foot() {
  const { run, onAir, open, byValue, plan } = useDesk();
  const words = useWords();
  const told = words.control.foot;
  const acts = useActs();
  const pushing = usePush();
  const lines = words.prompter.desk;
  const may = useMay();
  const { incident, holding } = useIncident();
  const marks = may("run.mark");
  const faces = useFaces();
  const next = nextSegment(byValue?.outlook, byValue?.loop, plan);
  const bag = run.lucky_bag;
  return (
    <footer className={styles.foot} aria-label={told.title}>
      <NumberEntry word={faces.pin.word} />
      <Key
        name="F8"
        disabled={!onAir || next === null || !may("run.command")}
        title={next === null ? told.takeNone : told.takeWhat(next.title)}
        press={() => next !== null && void acts.take(next)}
        testid="take"
      >
        {told.take}
      </Key>
      <Key name="F9" disabled={!onAir || !marks} press={() => void acts.highlight()}>
        {told.highlight}
      </Key>
      <Key
        name="F10"
        disabled={!onAir || !may("run.command")}
        title={faces.lucky_bag.hint}
        press={() => (bag === null ? open({ kind: "bag" }) : void acts.drawBag(bag))}
      >
        {bag === null ? faces.lucky_bag.word : told.draw}
      </Key>
      <Key
        name="F6"
        disabled={!pushing.may}
        press={() =>
          pushing.line === null ? open({ kind: "push" }) : void pushing.down(pushing.line)
        }
      >
        {pushing.line === null ? lines.key : lines.keyDown}
      </Key>
      <Key
        name="F4"
        disabled={!onAir || !may("run.reading")}
        press={() => open({ kind: "reading" })}
      >
        {told.reading}
      </Key>
      <Key name="F2" disabled={!marks} press={() => open({ kind: "note" })}>
        {told.note}
      </Key>
      <Key name="F7" disabled={!onAir || !marks} press={() => void acts.surge()}>
        {told.surge}
      </Key>
      <span className={styles.incident} data-holding={holding}>
        <HoldButton urgent disabled={!onAir || !marks} onHeld={incident}>
          {told.incident}
        </HoldButton>
      </span>
      <span className={styles.only} title={faces.onlyHints}>
        {marks || may("run.command") ? faces.only : told.watching}
      </span>
    </footer>
  );
}

interface KeyProps {
  name: string;
  children: ReactNode;
  press: () => void;
  disabled?: boolean;
  title?: string | undefined;
  testid?: string;
}

function Key({ name, children, press, disabled = false, title, testid }: KeyProps) {
  return (
    <button
      type="button"
      className={styles.key}
      disabled={disabled}
      title={title}
      data-key={testid ?? name}
      onClick={press}
    >
      <kbd>{name}</kbd>
      <span>{children}</span>
    </button>
  );
}
