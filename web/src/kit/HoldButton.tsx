// A button for what cannot be undone: it acts after being held for 0.6 s, by finger, mouse or Enter.
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { useWords } from "@/words/words";
import styles from "./HoldButton.module.css";

export const HOLD_MS = 600;

interface Props {
  children: ReactNode;
  onHeld: () => void;
  disabled?: boolean;
  /** ON AIR and "act now" only. */
  urgent?: boolean;
}

export function HoldButton({ children, onHeld, disabled = false, urgent = false }: Props) {
  const words = useWords();
  const [holding, setHolding] = useState(false);
  const [tooShort, setTooShort] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setHolding(false);
  };
  useEffect(() => () => stop(), []);

  const press = () => {
    if (disabled || timer.current !== null) return;
    setTooShort(false);
    setHolding(true);
    timer.current = setTimeout(() => {
      stop();
      onHeld();
    }, HOLD_MS);
  };
  const release = () => {
    if (timer.current !== null) setTooShort(true);
    stop();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.repeat && !event.nativeEvent.isComposing) press();
    // The space bar belongs to Chinese input.
    if (event.key === "Enter" || event.key === " ") event.preventDefault();
  };
  const pointerDown = (event: PointerEvent) => {
    if (event.button === 0) press();
  };
  return (
    <button
      type="button"
      className={urgent ? styles.urgent : styles.button}
      data-holding={holding}
      disabled={disabled}
      title={words.hold.how}
      onPointerDown={pointerDown}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={keyDown}
      onKeyUp={(event) => event.key === "Enter" && release()}
      onBlur={release}
    >
      <i className={styles.fill} aria-hidden />
      <span className={styles.label}>{children}</span>
      <small className={styles.how} data-loud={tooShort}>
        {words.hold.how}
      </small>
    </button>
  );
}
