// Shift F8: any segment of the plan, whatever stands next.
import { Input } from "antd";
import { type KeyboardEvent, useState } from "react";
import { Empty } from "@/kit/Empty";
import { length } from "@/kit/format";
import { composing } from "@/kit/keys/chord";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { useActs } from "../desk/useActs";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";

export function TakeDialog() {
  const { close, plan, byValue } = useDesk();
  const acts = useActs();
  const told = useWords().control.takeAny;
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const found = (plan?.segments ?? []).filter(
    (segment) =>
      segment.title.toLowerCase().includes(wanted) ||
      (segment.link_no !== null && String(segment.link_no) === wanted.replace("号", "")),
  );
  const take = (segment: { id: number; title: string } | undefined) => {
    if (segment === undefined) return;
    close();
    void acts.take({ id: segment.id, title: segment.title });
  };
  const keyDown = (event: KeyboardEvent) => {
    if (composing(event.nativeEvent) || event.key !== "Enter") return;
    event.preventDefault();
    take(found[0]);
  };
  return (
    <DeskModal title={told.title}>
      <Input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type
        autoFocus
        placeholder={told.hint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={keyDown}
      />
      <ul className={styles.choices}>
        {found.map((segment) => (
          <li key={segment.id}>
            <button
              type="button"
              data-segment-id={segment.id}
              data-on={segment.id === byValue?.segment?.id}
              onClick={() => take(segment)}
            >
              <b>{segment.title}</b>
              {segment.link_no !== null && <span>{told.number(segment.link_no)}</span>}
              <small>{length(segment.duration_ms / 1_000)}</small>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <Empty small title={plan == null ? told.noPlan : told.none} />}
    </DeskModal>
  );
}
