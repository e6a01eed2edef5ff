// The texts of a product card at the side of its table: checked as they are written, written down
// together.
import { App, Button, Drawer } from "antd";
import { useMemo, useState } from "react";
import { places } from "@/domains/compliance/placing";
import type { Mark } from "@/domains/compliance/script";
import { type Card, type Surface, useCardCheck } from "@/domains/selection/useCardCheck";
import { Labelled } from "@/kit/Labelled";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import drawer from "../evidence/drawer.module.css";
import { CheckLine } from "../rundown/pane/CheckLine";
import { CheckedText } from "./CheckedText";
import { Proving } from "./Proving";

export interface CardField<Row> {
  name: string;
  label: string;
  surface: Surface;
  most: number;
  rows: [number, number];
  read: (row: Row) => string;
  /** This person may write it. */
  writes: boolean;
}

interface Props<Row> {
  card: Card;
  /** As it is kept now. */
  row: Row;
  fields: readonly CardField<Row>[];
  title: string;
  /** What the texts are held against, in a line. */
  against: string;
  platform: string;
  /** Names what they are held against. */
  about: string;
  /** Our id of the product it is about. */
  product: number;
  /** Writes what was changed, by the names of the fields, over `row` as it was read. */
  save: (row: Row, changed: Readonly<Record<string, string>>) => Promise<unknown>;
  close: () => void;
}

type Typed<Row> = { over: Row; texts: Readonly<Record<string, string>> };
const NO_MARKS: readonly Mark[] = [];

export function CardDrawer<Row>(props: Props<Row>) {
  const { card, row, fields, platform, about, product, save, close } = props;
  const words = useWords();
  const told = words.card;
  const { message } = App.useApp();
  // What is written is written over what was read when it began, not over what others wrote since.
  const [typed, setTyped] = useState<Typed<Row> | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const read = ({ name, read }: CardField<Row>) => typed?.texts[name] ?? read(row);
  const written = fields.map(read);
  const spelled = written.join("\n");
  const texts = useMemo(
    () => fields.map(({ surface }, key) => ({ key, kind: surface, text: written[key] ?? "" })),
    // `written` is a new list at every draw; what is in it is spelled out.
    // oxlint-disable-next-line react/exhaustive-deps
    [fields, spelled],
  );
  const check = useCardCheck(card, texts, platform, about);
  const all = useMemo(() => [...check.state.marks.values()].flatMap(places), [check.state.marks]);
  const changed = Object.fromEntries(
    fields.flatMap((field, n) =>
      typed !== null && written[n] !== field.read(typed.over)
        ? [[field.name, written[n] ?? ""]]
        : [],
    ),
  );
  const set = (name: string, text: string) => {
    setTyped({ over: typed?.over ?? row, texts: { ...typed?.texts, [name]: text } });
    setRefused(null);
  };
  const write = async () => {
    if (busy || typed === null || Object.keys(changed).length === 0) return;
    setBusy(true);
    try {
      await save(typed.over, changed);
      void message.success(told.saved(props.title));
      close();
    } catch (thrown) {
      setRefused(thrown);
      setBusy(false);
    }
  };
  const mayWrite = fields.some((field) => field.writes);
  const first =
    fields[all.length === 0 ? 0 : [...check.state.marks].findIndex(([, m]) => m.length)];
  return (
    <Drawer
      open
      onClose={close}
      title={`${told.title} · ${props.title}`}
      size={560}
      footer={
        mayWrite && (
          <div className={drawer.foot}>
            <Button onClick={close}>{words.common.cancel}</Button>
            <Button
              type="primary"
              loading={busy}
              disabled={Object.keys(changed).length === 0}
              data-act="save-card"
              onClick={() => void write()}
            >
              {told.save}
            </Button>
          </div>
        )
      }
    >
      <Proving product={product} saved={check.again}>
        <form
          className={drawer.form}
          data-card-form={`${card.kind}-${card.id}`}
          onSubmit={(event) => {
            event.preventDefault();
            void write();
          }}
        >
          <RefusalNote
            error={refused}
            load={() => {
              setTyped(null);
              setRefused(null);
            }}
          />
          <small className={tone.soft}>{props.against}</small>
          {fields.map(({ name, label, most, rows, writes }, key) => (
            <Labelled key={name} label={label}>
              <CheckedText
                label={label}
                field={name}
                value={written[key] ?? ""}
                set={(text) => set(name, text)}
                marks={check.state.marks.get(key) ?? NO_MARKS}
                compose={check.compose}
                most={most}
                rows={rows}
                oneLine
                disabled={!writes}
              />
            </Labelled>
          ))}
          <CheckLine
            state={check.state}
            partly={check.partly}
            places={all}
            empty={written.every((text) => text.trim() === "")}
            first={() =>
              document
                .querySelector<HTMLElement>(`[data-card-form] [data-field=${first?.name ?? ""}]`)
                ?.focus()
            }
          />
        </form>
      </Proving>
    </Drawer>
  );
}
