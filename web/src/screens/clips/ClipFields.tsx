// The fields of a clip: from which show and where in it, what it sells, its words, its labels.
import { Button, Checkbox, Input, Select } from "antd";
import { useId, useState } from "react";
import { wordsOf } from "@/domains/clips/clips";
import { type ClipDraft, type Missing, stretchOf } from "@/domains/clips/draft";
import { type Part, PARTS } from "@/domains/clips/useClipCheck";
import type { Mark } from "@/domains/compliance/script";
import type { Checked } from "@/domains/compliance/useChecking";
import { useShows } from "@/domains/review/shows";
import { useRooms } from "@/domains/rooms/rooms";
import { useProducts } from "@/domains/selection/products";
import { Labelled } from "@/kit/Labelled";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, atSecond, shortDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useLanguage } from "@/words/words";
import { CheckedText } from "../checked/CheckedText";
import drawer from "../evidence/drawer.module.css";
import styles from "./clips.module.css";

interface Props {
  draft: ClipDraft;
  set: (next: Partial<ClipDraft>) => void;
  missing: Missing | null;
  check: Checked<Mark>;
  disabled: boolean;
}

const MOST: Record<Part, number> = { title: 300, spoken: 20_000, shown: 5_000 };
const ROWS: Record<Part, [number, number]> = { title: [1, 3], spoken: [3, 10], shown: [2, 5] };
const NO_MARKS: readonly Mark[] = [];

export function ClipFields({ draft, set, missing, check, disabled }: Props) {
  const { words } = useLanguage();
  const told = words.clips;
  const products = useProducts(true).data ?? [];
  const why = useId();
  const bad = (...fields: Missing[]) =>
    missing !== null &&
    fields.includes(missing) && (
      <small id={why} role="alert" className={tone.soon}>
        {told.missing[missing]}
      </small>
    );
  const status = (...fields: Missing[]) =>
    missing !== null && fields.includes(missing) ? ("warning" as const) : "";
  return (
    <>
      <Cut draft={draft} set={set} bad={bad} status={status} disabled={disabled} />
      <div className={drawer.pair}>
        <Labelled label={words.common.mayBeEmpty(told.product)}>
          <Select<number>
            data-field="product"
            allowClear
            disabled={disabled}
            value={draft.product}
            showSearch={{ optionFilterProp: "label" }}
            onChange={(product) => set({ product: product ?? null })}
            options={products
              .filter((one) => one.active || one.id === draft.product)
              .map((one) => ({ value: one.id, label: one.short || one.title }))}
          />
        </Labelled>
        <Labelled label={told.where} note={bad("platform")}>
          <div className={styles.pairTight}>
            <Select<string>
              data-field="platform"
              disabled={disabled}
              value={draft.platform === "" ? null : draft.platform}
              status={status("platform")}
              popupMatchSelectWidth={false}
              onChange={(platform) => set({ platform })}
              options={Object.entries(words.rooms.platforms).map(([value, label]) => ({
                value,
                label,
              }))}
            />
            <Input
              data-field="account"
              aria-label={told.account}
              placeholder={told.account}
              value={draft.account}
              maxLength={80}
              autoComplete="off"
              disabled={disabled}
              onChange={(event) => set({ account: event.target.value })}
            />
          </div>
        </Labelled>
      </div>
      {PARTS.map((part, key) => (
        <Labelled key={part} label={told.words[part]} note={part === "title" && bad("title")}>
          <CheckedText
            label={told.words[part]}
            field={part}
            value={draft[part]}
            // Where a line stands is counted from its first sign.
            set={(text) => set({ [part]: part === "title" ? text.trimStart() : text })}
            marks={check.state.marks.get(key) ?? NO_MARKS}
            compose={check.compose}
            most={MOST[part]}
            rows={ROWS[part]}
            hint={told.hints[part]}
            status={part === "title" ? status("title") : ""}
            oneLine={part === "title"}
            disabled={disabled}
          />
        </Labelled>
      ))}
      <div className={styles.labels}>
        <Checkbox
          data-field="ad"
          checked={draft.ad}
          disabled={disabled}
          onChange={(event) => set({ ad: event.target.checked })}
        >
          {told.ad}
        </Checkbox>
        <Checkbox
          data-field="ai"
          checked={draft.ai}
          disabled={disabled}
          onChange={(event) => set({ ai: event.target.checked })}
        >
          {told.ai}
        </Checkbox>
        {draft.ai && (
          <Checkbox
            data-field="ai-label"
            checked={draft.aiLabel}
            disabled={disabled}
            onChange={(event) => set({ aiLabel: event.target.checked })}
          >
            {told.aiLabel}
          </Checkbox>
        )}
      </div>
    </>
  );
}

interface CutProps extends Pick<Props, "draft" | "set" | "disabled"> {
  bad: (...fields: Missing[]) => React.ReactNode;
  status: (...fields: Missing[]) => "warning" | "";
}

/** The show, the stretch of its recording, and the words that were heard in it. */
function Cut({ draft, set, bad, status, disabled }: CutProps) {
  const { words, language } = useLanguage();
  const told = words.clips;
  const rooms = useRooms(true).data ?? [];
  const shows = useShows(draft.room).data ?? [];
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const stretch = stretchOf(draft);
  const take = async () => {
    if (stretch === null) return;
    setBusy(true);
    setRefused(null);
    try {
      const heard = await wordsOf(draft.room, draft.show, stretch.start, stretch.end);
      const joined = (before: string, more: string) =>
        [before.trim(), more].filter((text) => text !== "").join("\n");
      // What somebody has written stays.
      set({
        spoken: joined(draft.spoken, heard.spoken),
        shown: joined(draft.shown, heard.shown),
      });
      if (heard.spoken === "" && heard.shown === "") setRefused(new Error(told.nothingHeard));
    } catch (thrown) {
      setRefused(thrown);
    }
    setBusy(false);
  };
  return (
    <>
      <div className={drawer.pair}>
        <Labelled label={told.room} note={bad("show")}>
          <Select<string>
            data-field="room"
            disabled={disabled}
            value={draft.room === "" ? null : draft.room}
            status={status("show")}
            showSearch={{ optionFilterProp: "label" }}
            onChange={(ident) => {
              const room = rooms.find((one) => one.ident === ident);
              const where = room && { platform: room.platform, account: room.account };
              set({ room: ident, show: "", began: null, ...where });
            }}
            options={rooms.map(({ ident, title }) => ({ value: ident, label: title }))}
          />
        </Labelled>
        <Labelled label={told.show}>
          <Select<string>
            data-field="show"
            disabled={disabled || draft.room === ""}
            value={draft.show === "" ? null : draft.show}
            status={status("show")}
            showSearch={{ optionFilterProp: "label" }}
            onChange={(show) =>
              set({ show, began: shows.find((one) => one.id === show)?.start ?? null })
            }
            options={shows.map((one) => ({
              value: one.id,
              label: `${shortDay(one.start, language)} ${atClock(one.start)} ${one.title}`,
            }))}
          />
        </Labelled>
      </div>
      <Labelled label={told.stretch} note={bad("from", "to", "order")}>
        <div className={styles.stretch}>
          <Input
            data-field="from"
            aria-label={told.from}
            value={draft.from}
            placeholder="1:02:03"
            maxLength={10}
            autoComplete="off"
            status={status("from", "order")}
            disabled={disabled || draft.began === null}
            onChange={(event) => set({ from: event.target.value })}
          />
          <span>–</span>
          <Input
            data-field="to"
            aria-label={told.to}
            value={draft.to}
            placeholder="1:02:40"
            maxLength={10}
            autoComplete="off"
            status={status("to", "order")}
            disabled={disabled || draft.began === null}
            onChange={(event) => set({ to: event.target.value })}
          />
          {stretch !== null && stretch.end > stretch.start && (
            <>
              <small className={tone.soft}>
                {atSecond(stretch.start)}–{atSecond(stretch.end)}
              </small>
              {!disabled && (
                <Button
                  size="small"
                  loading={busy}
                  data-act="take-words"
                  onClick={() => void take()}
                >
                  {told.take}
                </Button>
              )}
            </>
          )}
        </div>
        <small className={tone.soft}>{told.stretchWhy}</small>
      </Labelled>
      {refused instanceof Error && refused.message === told.nothingHeard ? (
        <small role="status" className={tone.soft}>
          {told.nothingHeard}
        </small>
      ) : (
        <RefusalNote error={refused} />
      )}
    </>
  );
}
