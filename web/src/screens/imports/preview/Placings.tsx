// Which room each account of a file goes to: what is certain is filled in and says why.
import { Button, Input, Select } from "antd";
import { exactCount } from "@/domains/imports/exact";
import type { Placing } from "@/domains/imports/imports";
import {
  type Answers,
  freeIdent,
  inDoubt,
  type NewRoom,
  type Said,
  saidOf,
  spokenFor,
} from "@/domains/imports/placing";
import type { Room } from "@/domains/rooms/rooms";
import { useWords } from "@/words/words";
import { platformWord } from "../fileWords";
import styles from "./preview.module.css";

interface Props {
  platform: string;
  placings: readonly Placing[];
  answers: Answers;
  /** What was filled in because there is no room yet. */
  first: Answers;
  /** All rooms, the retired too: their idents stay taken. */
  rooms: readonly Room[];
  mayMake: boolean;
  answer: (account: string, said: Said) => void;
  /** It is the shop of the room it was placed in. */
  confirm: (account: string) => void;
  confirming: boolean;
}

const NEW = "\u0000new";
const OUT = "\u0000out";

export function Placings(props: Props) {
  const told = useWords().imports.rooms;
  return (
    <section className={styles.part} data-part="rooms">
      <h3>{told.title}</h3>
      <ul className={styles.placings}>
        {props.placings.map((placing) => (
          <Line key={placing.account} placing={placing} {...props} />
        ))}
      </ul>
      {props.placings.some((placing) => placing.account !== "") && (
        <p className={styles.soft}>{told.remembered}</p>
      )}
    </section>
  );
}

function Line({
  placing,
  platform,
  answers,
  first,
  rooms,
  mayMake,
  answer,
  confirm,
  confirming,
}: Props & { placing: Placing }) {
  const words = useWords();
  const told = words.imports.rooms;
  const said = saidOf(placing, answers);
  const name = placing.account || told.noName;
  const value =
    said === null ? null : said.to === "room" ? said.room : said.to === "new" ? NEW : OUT;
  const idents = new Set(rooms.map((room) => room.ident));
  const here = rooms.filter((room) => room.active);
  const label = (room: Room) =>
    room.platform === platform
      ? room.title
      : `${room.title} · ${platformWord(room.platform, words)}`;
  const near = [
    ...here.filter((room) => room.platform === platform),
    ...here.filter((room) => room.platform !== platform),
  ];
  const choose = (chosen: string) => {
    if (chosen === OUT) answer(placing.account, { to: "out" });
    else if (chosen !== NEW) answer(placing.account, { to: "room", room: chosen });
    else {
      const ident = freeIdent(placing.suggested_ident, spokenFor(answers, idents));
      const room = { ident, title: placing.suggested_title };
      answer(placing.account, { to: "new", room });
    }
  };
  const mine = answers[placing.account];
  const doubt = inDoubt(placing, answers);
  const titleOf = (ident: string | null) =>
    rooms.find((room) => room.ident === ident)?.title ?? ident ?? "";
  const how =
    mine === undefined
      ? told.how[placing.how]
      : mine === first[placing.account]
        ? told.how.first
        : mine.to === "out"
          ? told.outWhy
          : told.how.mine;
  return (
    <li
      className={styles.placing}
      data-account={placing.account}
      data-open={said === null || doubt}
    >
      <span className={styles.account}>
        <b>{name}</b>
        <small>{told.counts(exactCount(placing.events), placing.shows)}</small>
      </span>
      <Select
        aria-label={`${told.choose} ${name}`}
        className={styles.room}
        showSearch={{ optionFilterProp: "label" }}
        value={value}
        placeholder={told.choose}
        status={said === null || doubt ? "warning" : ""}
        options={[
          ...near.map((room) => ({ value: room.ident, label: label(room) })),
          { value: NEW, label: mayMake ? told.make : told.noMake, disabled: !mayMake },
          { value: OUT, label: told.out },
        ]}
        onChange={choose}
      />
      <span className={styles.how}>{how}</span>
      {doubt && (
        <span className={styles.doubt} role="status" data-doubt={placing.account}>
          <b>{told.whose(placing.account, titleOf(placing.room))}</b>
          <Button
            type="primary"
            loading={confirming}
            data-act="confirm-shop"
            onClick={() => confirm(placing.account)}
          >
            {told.yes}
          </Button>
          <small className={styles.soft}>{told.whoseWhy}</small>
        </span>
      )}
      {said?.to === "new" && (
        <NewRoomFields
          room={said.room}
          set={(room) => answer(placing.account, { to: "new", room })}
        />
      )}
    </li>
  );
}

function NewRoomFields({ room, set }: { room: NewRoom; set: (room: NewRoom) => void }) {
  const told = useWords().imports.rooms;
  return (
    <span className={styles.newRoom}>
      <label>
        <span>{told.name}</span>
        <Input
          value={room.title}
          maxLength={60}
          autoComplete="off"
          data-field="room-title"
          onChange={(event) => set({ ...room, title: event.target.value })}
        />
      </label>
      <label title={told.identWhy}>
        <span>{told.ident}</span>
        <Input
          value={room.ident}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          data-field="room-ident"
          onChange={(event) => set({ ...room, ident: event.target.value.toLowerCase() })}
        />
      </label>
      <small className={styles.soft}>{told.identWhy}</small>
    </span>
  );
}
