// One item: how it stands, what the system saw of it, and what a person says.
import { CheckOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useState } from "react";
import { asRefusal } from "@/api/refusal";
import type { Claim, Item, ItemState, PreShowActs } from "@/domains/preshow/preshow";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import styles from "./preshow.module.css";
import { Reason } from "./Reason";
import { SeenLines } from "./SeenLines";
import { useWhen } from "./useWhen";

interface Props {
  show: number;
  item: Item;
  acts: PreShowActs;
  signs: boolean;
  claims: readonly Claim[];
}

export function CheckItem({ show, item, acts, signs, claims }: Props) {
  const told = useWords().preshow;
  const when = useWhen();
  const offer = useUndo();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const say = async (state: ItemState, note: string) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    const before = { state: item.by === null ? ("open" as const) : item.state, note: item.note };
    try {
      const now = await acts.answer(item, state, note);
      setAsking(false);
      const fresh = now.items.find((one) => one.key === item.key);
      if (fresh !== undefined && state !== "open") {
        offer(told.answered(item.title, told.states[state]), () =>
          acts.answer(fresh, before.state, before.note),
        );
      }
    } catch (thrown) {
      setError(thrown);
      if (asRefusal(thrown).code === "stale") void acts.read().catch(() => undefined);
    }
    setBusy(false);
  };
  const { state, looked_at: looked } = item;
  return (
    <li className={styles.item} data-item={item.key} data-state={state}>
      <span className={styles.mark} data-state={state}>
        {state === "ok" && <CheckOutlined aria-hidden />} {told.states[state]}
      </span>
      <div className={styles.what}>
        <p>
          {item.title} <small className={tone.soft}>{item.basis}</small>{" "}
          {item.blocks && state === "open" && (
            <Tooltip title={told.blocksWhy}>
              <span className={styles.blocks} data-blocks>
                {told.blocks}
              </span>
            </Tooltip>
          )}
        </p>
        {state === "open" && <SeenLines show={show} item={item} claims={claims} />}
        {item.by !== null && item.at !== null && state !== "open" && (
          <p className={tone.soft} data-said>
            {item.note !== "" && `${told.because(item.note)} · `}
            {told.by(item.by, when(item.at))}
          </p>
        )}
        {asking && (
          <Reason
            place={`preshow.${show}.${item.key}`}
            label={told.notMeantTitle(item.title)}
            hint={told.reasonHint}
            needed={looked}
            busy={busy}
            send={(note) => void say("not_meant", note)}
            cancel={() => setAsking(false)}
          />
        )}
        <RefusalNote error={error} />
      </div>
      {signs && (
        <div className={styles.says}>
          {looked ? (
            state === "ok" && <small className={tone.soft}>{told.bySystem}</small>
          ) : (
            <Button
              size="small"
              type={state === "ok" ? "default" : "primary"}
              ghost={state !== "ok"}
              icon={<CheckOutlined />}
              aria-pressed={state === "ok"}
              title={state === "ok" ? told.ticked : undefined}
              data-do="tick"
              onClick={() => void say(state === "ok" ? "open" : "ok", "")}
            >
              {told.tick}
            </Button>
          )}
          {(!looked || state === "open" || state === "not_meant") && (
            <Button
              size="small"
              type="text"
              aria-pressed={state === "not_meant"}
              data-do="not_meant"
              onClick={() => {
                if (state === "not_meant") void say("open", "");
                else setAsking(!asking);
              }}
            >
              {state === "not_meant" ? told.back : told.notMeant}
            </Button>
          )}
        </div>
      )}
      {!signs && looked && state === "ok" && <small className={tone.soft}>{told.bySystem}</small>}
    </li>
  );
}
