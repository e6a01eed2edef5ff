// The keys of a page: bound while it is open, and shown on the map that `?` opens.
import { Modal } from "antd";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { useWords } from "@/words/words";
import { useLatest } from "../useLatest";
import { chord, composing, takesText, types } from "./chord";
import styles from "./Keys.module.css";

export interface Binding {
  /** As `chord` writes it; several by "/": "Enter/F2". */
  keys: string;
  label: string;
  /** Left out for keys that a component handles itself: they are only shown. */
  run?: () => void;
  /** Not again while the key is held down: what is recorded once is pressed once. */
  once?: boolean;
  /** Not on the map: one line there stands for several keys. */
  quiet?: boolean;
}

interface Group {
  title: string;
  bindings: readonly Binding[];
}

class Keyboard {
  groups: readonly Group[] = [];
  private readonly listeners = new Set<() => void>();

  onChange = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(group: Group): () => void {
    this.set([...this.groups, group]);
    return () => this.set(this.groups.filter((one) => one !== group));
  }

  /** The newest binding of a key wins: a dialog's before its page's. */
  find(name: string): Binding | undefined {
    return this.groups
      .toReversed()
      .flatMap((group) => group.bindings)
      .find((binding) => binding.run !== undefined && binding.keys.split("/").includes(name));
  }

  private set(groups: readonly Group[]) {
    this.groups = groups;
    for (const listener of this.listeners) listener();
  }
}

const Context = createContext<Keyboard | null>(null);

export const caretInField = () => {
  const focus = document.activeElement;
  if (!(focus instanceof HTMLElement)) return false;
  return takesText(focus.tagName, focus.getAttribute("type") ?? "text", focus.isContentEditable);
};

export function KeysProvider({ children }: { children: ReactNode }) {
  const [keyboard] = useState(() => new Keyboard());
  useEffect(() => {
    // Before anybody else hears of it: a dialog of a library would close by the Esc that only gave
    // up a composition.
    const keep = (event: KeyboardEvent) => {
      if (composing(event)) event.stopImmediatePropagation();
    };
    window.addEventListener("keydown", keep, true);
    return () => window.removeEventListener("keydown", keep, true);
  }, []);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (composing(event) || event.defaultPrevented) return;
      const name = chord(event);
      if (types(name) && caretInField()) return;
      const binding = keyboard.find(name);
      if (binding?.run === undefined) return;
      event.preventDefault();
      if (binding.once === true && event.repeat) return;
      binding.run();
    };
    window.addEventListener("keydown", down);
    return () => window.removeEventListener("keydown", down);
  }, [keyboard]);
  return <Context.Provider value={keyboard}>{children}</Context.Provider>;
}

function useKeyboard(): Keyboard {
  const keyboard = useContext(Context);
  if (keyboard === null) throw new Error("useKeys stands outside its provider");
  return keyboard;
}

/** Bind keys while this is on screen, under a title of the key map. */
export function useKeys(title: string, bindings: readonly Binding[]): void {
  const keyboard = useKeyboard();
  const latest = useLatest(bindings);
  const names = bindings.map((binding) => `${binding.keys} ${binding.label}`).join("|");
  useEffect(() => {
    const bound = latest.current.map((binding, index) => ({
      keys: binding.keys,
      label: binding.label,
      once: binding.once ?? false,
      quiet: binding.quiet ?? false,
      ...(binding.run && { run: () => latest.current[index]?.run?.() }),
    }));
    return keyboard.add({ title, bindings: bound });
  }, [keyboard, title, names, latest]);
}

const printed: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
};

/** The map of all keys that act now. */
export function KeyMap() {
  const keyboard = useKeyboard();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const groups = useSyncExternalStore(keyboard.onChange, () => keyboard.groups);
  useKeys(
    words.keys.general,
    useMemo(() => [{ keys: "?", label: words.keys.map, run: () => setOpen(true) }], [words]),
  );
  const close = useCallback(() => setOpen(false), []);
  return (
    <Modal title={words.keys.title} open={open} onCancel={close} footer={null} width={520}>
      {merged(groups).map((group) => (
        <section key={group.title} className={styles.group}>
          <h2>{group.title}</h2>
          <dl className={styles.list}>
            {group.bindings.map((binding) => (
              <div key={binding.keys + binding.label}>
                <dt>
                  {binding.keys.split("/").map((name) => (
                    <kbd key={name}>
                      {name
                        .split("+")
                        .map((part) => printed[part] ?? part)
                        .join(" ")}
                    </kbd>
                  ))}
                </dt>
                <dd>{binding.label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}

/** Groups of the same title as one, each line once. */
function merged(groups: readonly Group[]): Group[] {
  const byTitle = new Map<string, Map<string, Binding>>();
  for (const group of groups) {
    const lines = byTitle.get(group.title) ?? new Map<string, Binding>();
    byTitle.set(group.title, lines);
    for (const binding of group.bindings) {
      if (binding.quiet !== true) lines.set(binding.keys + binding.label, binding);
    }
  }
  return [...byTitle].map(([title, lines]) => ({ title, bindings: [...lines.values()] }));
}

/** Says that keys go into a field now, so that a press that did nothing is no riddle. */
export function CaretSign() {
  const words = useWords();
  const inField = useSyncExternalStore((changed) => {
    document.addEventListener("focusin", changed);
    document.addEventListener("focusout", changed);
    return () => {
      document.removeEventListener("focusin", changed);
      document.removeEventListener("focusout", changed);
    };
  }, caretInField);
  return inField ? <span className={styles.caret}>⌨ {words.keys.caret}</span> : null;
}
