// Ctrl K: one box that finds every command of the page, by Chinese, pinyin or English.
import { SearchOutlined } from "@ant-design/icons";
import { Input, Modal } from "antd";
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { useWords } from "@/words/words";
import { composing } from "../keys/chord";
import { useKeys } from "../keys/Keys";
import { useLatest } from "../useLatest";
import styles from "./CommandBox.module.css";
import { type Action, findActions, type PinyinMatch } from "./match";

class ActionList {
  all: readonly Action[] = [];
  private readonly listeners = new Set<() => void>();

  onChange = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  add(actions: readonly Action[]): () => void {
    this.set([...actions, ...this.all]);
    return () => this.set(this.all.filter((one) => !actions.includes(one)));
  }

  private set(all: readonly Action[]) {
    this.all = all;
    for (const listener of this.listeners) listener();
  }
}

const Context = createContext<ActionList | null>(null);

export function ActionsProvider({ children }: { children: ReactNode }) {
  const [list] = useState(() => new ActionList());
  return <Context.Provider value={list}>{children}</Context.Provider>;
}

function useList(): ActionList {
  const list = useContext(Context);
  if (list === null) throw new Error("useActions stands outside its provider");
  return list;
}

/** Offer commands while this is on screen; those of the page in front come first. */
export function useActions(actions: readonly Action[]): void {
  const list = useList();
  const latest = useLatest(actions);
  const names = actions.map((action) => `${action.id} ${action.label}`).join("|");
  useEffect(() => {
    const offered = latest.current.map((action, index) => ({
      ...action,
      run: () => latest.current[index]?.run(),
    }));
    return list.add(offered);
  }, [list, names, latest]);
}

const noPinyin: PinyinMatch = () => false;

/** The button in the bar, and the box it opens. */
export function CommandBox({ narrow }: { narrow: boolean }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  useKeys(
    words.keys.general,
    useMemo(
      () => [{ keys: "Ctrl+K", label: words.keys.commands, run: () => setOpen(true) }],
      [words],
    ),
  );
  return (
    <>
      <button
        type="button"
        className={styles.opener}
        aria-label={words.commandBox.open}
        onClick={() => setOpen(true)}
      >
        <SearchOutlined />
        {!narrow && (
          <>
            <span>{words.commandBox.open}</span>
            <kbd>Ctrl K</kbd>
          </>
        )}
      </button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        closable={false}
        destroyOnHidden
        width={520}
        style={{ top: 72 }}
        aria-label={words.commandBox.open}
      >
        <Box close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Box({ close }: { close: () => void }) {
  const words = useWords();
  const list = useList();
  const all = useSyncExternalStore(list.onChange, () => list.all);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [pinyin, setPinyin] = useState<PinyinMatch>(() => noPinyin);
  useEffect(() => {
    // 28 kB that only this box needs.
    void import("pinyin-match").then(({ default: matcher }) => {
      setPinyin(() => (text: string, wanted: string) => matcher.match(text, wanted) !== false);
    });
  }, []);
  const found = findActions(all, typed, pinyin);
  const chosen = Math.min(at, found.length - 1);
  const go = (action: Action | undefined) => {
    if (action === undefined) return;
    close();
    action.run();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent)) return;
    if (event.key === "ArrowDown") setAt(Math.min(chosen + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(chosen - 1, 0));
    else if (event.key === "Enter") go(found[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Input
        // The box was opened to type here.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        size="large"
        prefix={<SearchOutlined />}
        placeholder={words.commandBox.hint}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={keyDown}
        role="combobox"
        aria-expanded
        aria-controls="commands"
        aria-activedescendant={found[chosen] ? `command-${found[chosen].id}` : undefined}
      />
      <ul id="commands" role="listbox" className={styles.list}>
        {found.map((action, index) => (
          // The keyboard stays in the field above, which moves the choice.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={action.id}
            id={`command-${action.id}`}
            role="option"
            aria-selected={index === chosen}
            className={styles.action}
            onPointerMove={() => setAt(index)}
            onClick={() => go(action)}
          >
            <span>{action.label}</span>
            {action.keys !== undefined && <kbd>{action.keys}</kbd>}
          </li>
        ))}
        {found.length === 0 && <li className={styles.none}>{words.commandBox.none}</li>}
      </ul>
    </>
  );
}
