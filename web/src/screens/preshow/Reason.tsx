// A reason written where it is asked for: Enter says it, Escape does not; what was typed stays.
import { Button, Input } from "antd";
import { type KeyboardEvent, useState } from "react";
import { useMe } from "@/domains/people/me";
import { composing } from "@/kit/keys/chord";
import { recall, remember } from "@/kit/memory";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./preshow.module.css";

interface Props {
  /** Under this name what is typed is kept. */
  place: string;
  label: string;
  hint: string;
  why?: string;
  needed: boolean;
  busy: boolean;
  send: (reason: string) => void;
  cancel: () => void;
}

export function Reason({ place, label, hint, why, needed, busy, send, cancel }: Props) {
  const words = useWords();
  const told = words.preshow;
  const user = useMe().data?.user?.id ?? 0;
  const key = `${place}.${user}`;
  const [text, setText] = useState(() => recall(key) ?? "");
  const [missing, setMissing] = useState(false);
  const type = (next: string) => {
    setText(next);
    setMissing(false);
    remember(key, next);
  };
  const say = () => {
    const reason = text.trim();
    if (needed && reason === "") {
      setMissing(true);
      return;
    }
    send(reason);
    remember(key, "");
  };
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent)) return;
    if (event.key === "Enter") say();
    else if (event.key === "Escape") cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.reason}>
      <div className={styles.reasonLine}>
        <Input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to type
          autoFocus
          data-reason
          aria-label={label}
          value={text}
          maxLength={300}
          placeholder={hint}
          readOnly={busy}
          status={missing ? "warning" : ""}
          onChange={(event) => type(event.target.value)}
          onKeyDown={keyDown}
        />
        <Button size="small" type="primary" loading={busy} data-act="say-reason" onClick={say}>
          {told.take}
        </Button>
        <Button size="small" type="text" onClick={cancel}>
          {words.common.cancel}
        </Button>
      </div>
      {missing && (
        <small role="alert" className={tone.soon}>
          {why === undefined ? told.needsReason : told.acceptHint}
        </small>
      )}
      {why !== undefined && <small className={tone.soft}>{why}</small>}
    </div>
  );
}
