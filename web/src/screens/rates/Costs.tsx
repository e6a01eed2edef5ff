// The costs of several products at once, as a profit is missing them: type what is known, leave the
// rest.
import { Button, Input } from "antd";
import { useState } from "react";
import { Dialog } from "@/kit/Dialog";
import { asRefusal, sentence } from "@/api/refusal";
import { readFigures } from "@/domains/settlement/figures";
import type { Want } from "@/domains/settlement/profit";
import { useStateRate } from "@/domains/settlement/rates";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import styles from "./rates.module.css";

interface Props {
  wants: readonly Want[];
  /** The show day they shall hold from, YYYY-MM-DD. */
  day: string;
  cur: string;
  close: () => void;
}

export function Costs({ wants, day, cur, close }: Props) {
  const words = useWords();
  const told = words.rates;
  const now = useNow(60_000);
  const state = useStateRate();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [source, setSource] = useState("");
  const [failed, setFailed] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  /** Written already: what is refused beside them is sent again alone. */
  const [written, setWritten] = useState<ReadonlySet<string>>(new Set());
  const lines = wants.map((want) => {
    const text = (typed[want.product] ?? "").trim();
    return { want, text, figures: text === "" ? null : readFigures(text, "fen") };
  });
  const filled = lines.filter(({ text }) => text !== "");
  const unread = filled.filter(({ figures }) => figures === undefined);

  const save = async () => {
    if (busy) return;
    setBusy(true);
    const wrong = new Map(unread.map(({ want }) => [want.product, told.badValue.fen]));
    for (const { want, figures } of filled) {
      if (!figures || written.has(want.product)) continue;
      try {
        await state.mutateAsync({
          kind: "goods_cost",
          product: want.product,
          ...figures,
          first_day: day,
          as_of: now,
          source,
          note: "",
          person: "",
          cur,
          follow_on: true,
        });
        setWritten((before) => new Set([...before, want.product]));
      } catch (thrown) {
        wrong.set(want.product, sentence(asRefusal(thrown), words));
      }
    }
    setBusy(false);
    setFailed(wrong);
    if (wrong.size === 0) close();
  };
  return (
    <Dialog
      open
      title={told.costsTitle}
      onCancel={close}
      width={560}
      mask={{ closable: false }}
      footer={
        <Button
          type="primary"
          data-act="save-costs"
          disabled={filled.length === 0}
          loading={busy}
          onClick={() => void save()}
        >
          {told.saveCosts(filled.length)}
        </Button>
      }
    >
      <div className={styles.costs} data-form="costs">
        <p className={styles.soft}>{`${told.costsHow} ${told.valueHow}`}</p>
        {failed.size > 0 && (
          <p className={styles.soon} role="alert">
            {told.someLeft(failed.size)}
          </p>
        )}
        <table>
          <thead>
            <tr>
              <th>{told.product}</th>
              <th>{told.costEach}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ want, text }, at) => (
              <tr key={want.product} data-product={want.product}>
                <th scope="row">
                  {want.name}
                  {want.name !== want.product && <small>{want.product}</small>}
                </th>
                <td>
                  <Input
                    // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened to type here
                    autoFocus={at === 0}
                    aria-label={`${told.costEach} ${want.name}`}
                    inputMode="decimal"
                    autoComplete="off"
                    value={text}
                    disabled={written.has(want.product)}
                    status={failed.has(want.product) ? "warning" : ""}
                    onChange={({ target }) =>
                      setTyped((before) => ({ ...before, [want.product]: target.value }))
                    }
                    onPressEnter={() => void save()}
                  />
                  {failed.has(want.product) && (
                    <p className={styles.soon}>{failed.get(want.product)}</p>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <label className={styles.field}>
          <span>{words.common.mayBeEmpty(told.source)}</span>
          <Input
            maxLength={200}
            placeholder={told.sourceHint}
            value={source}
            onChange={({ target }) => setSource(target.value)}
          />
        </label>
        <p className={styles.soft}>{`${told.first} ${day}`}</p>
      </div>
    </Dialog>
  );
}
