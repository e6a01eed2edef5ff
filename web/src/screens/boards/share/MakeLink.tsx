// What a link shows, until when and for whom; chosen once, it is chosen the next time.
import { Button, Checkbox, Input, Segmented, Select } from "antd";
import { useId, useState } from "react";
import { type BoardLinkMade, type Ends, useMakeBoardLink } from "@/domains/boardlinks/links";
import { useMay } from "@/domains/people/me";
import { recall, remember } from "@/kit/memory";
import { MomentField } from "@/kit/MomentField";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, daysLater, shortDay, startOfShowDay } from "@/kit/time";
import { useOnce } from "@/kit/useOnce";
import { serverClock } from "@/live/serverClock";
import { useLanguage } from "@/words/words";
import styles from "./share.module.css";
import { choiceIn, DUTIES, placeOf, type Shared } from "./shared";

const KEPT = "boardlink";
const SALES = "money.gmv.read";
const ADS = "traffic.read";
const ENDS: readonly Ends[] = ["tonight", "day", "week", "at"];

interface Props {
  of: Shared;
  made: (made: BoardLinkMade) => void;
}

export function MakeLink({ of, made }: Props) {
  const { words, language } = useLanguage();
  const told = words.phone.share;
  const may = useMay();
  const [choice, setChoice] = useState(() => choiceIn(recall(KEPT)));
  const [ends, setEnds] = useState<Ends>("tonight");
  const [at, setAt] = useState(() => daysLater(serverClock.now(), 1));
  const [note, setNote] = useState("");
  const make = useMakeBoardLink();
  const once = useOnce();
  const noteId = useId();
  const choose = (more: Partial<typeof choice>) => {
    const next = { ...choice, ...more };
    setChoice(next);
    remember(KEPT, JSON.stringify(next));
  };
  const money = choice.money && may(SALES);
  const spend = choice.spend && may(ADS);
  const submit = () =>
    once((onError) =>
      make.mutate(
        {
          ...placeOf(of),
          duty: choice.duty,
          money,
          spend,
          hosts: choice.hosts,
          ends,
          until: ends === "at" ? at : null,
          note: note.trim(),
        },
        { onSuccess: made, onError },
      ),
    );
  const tonight = startOfShowDay(serverClock.now(), 1);
  return (
    <div className={styles.make}>
      <RefusalNote error={make.error} />
      <Line name={told.what}>{whatOf(of, told)}</Line>
      <Line name={told.duty}>
        <Select
          value={choice.duty}
          options={DUTIES.map((value) => ({ value, label: told.board(words.duties[value]) }))}
          onChange={(duty) => choose({ duty })}
          aria-label={told.duty}
          className={styles.select ?? ""}
        />
      </Line>
      <Line name={told.shown}>
        <Checkbox
          checked={money}
          disabled={!may(SALES)}
          data-flag="money"
          onChange={(event) => choose({ money: event.target.checked })}
        >
          {told.money}
        </Checkbox>
        <Checkbox
          checked={spend}
          disabled={!may(ADS)}
          data-flag="spend"
          onChange={(event) => choose({ spend: event.target.checked })}
        >
          {told.spend}
        </Checkbox>
        <Checkbox
          checked={choice.hosts}
          data-flag="hosts"
          onChange={(event) => choose({ hosts: event.target.checked })}
        >
          {told.hosts}
        </Checkbox>
      </Line>
      <Line name={told.ends}>
        <Segmented
          value={ends}
          options={ENDS.map((value) => ({ value, label: told[value] }))}
          onChange={setEnds}
        />
        {ends === "tonight" && (
          <small className={styles.soft}>
            {told.tonightAt(`${shortDay(tonight, language)} ${atClock(tonight)}`)}
          </small>
        )}
      </Line>
      {ends === "at" && <MomentField label={told.at} value={at} set={setAt} />}
      <label className={styles.line} htmlFor={noteId}>
        <span>{told.note}</span>
        <Input
          id={noteId}
          value={note}
          maxLength={60}
          autoComplete="off"
          placeholder={told.noteHint}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <p className={styles.soft}>{told.bounded}</p>
      <Button
        type="primary"
        className={styles.left ?? ""}
        loading={make.isPending}
        data-act="make-link"
        onClick={submit}
      >
        {told.make}
      </Button>
    </div>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.line}>
      <span>{name}</span>
      <div className={styles.value}>{children}</div>
    </div>
  );
}

function whatOf(of: Shared, told: ReturnType<typeof useLanguage>["words"]["phone"]["share"]) {
  if (of.kind === "show") return told.room(of.title);
  return of.day === null ? told.today : told.onDay(of.day);
}
