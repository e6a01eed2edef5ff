// Where each account of a file goes: what is certain is filled in, the rest is a person's answer.
// [plain]
import type { Placing, Storing } from "./imports";

/** A room that would be made for an account. */
export interface NewRoom {
  ident: string;
  title: string;
}

/** What is said of one account: a room, a new one, or that it is left out. */
export type Said = { to: "room"; room: string } | { to: "new"; room: NewRoom } | { to: "out" };

/** What a person has said in this preview, by account; the rest is as the server placed it. */
export type Answers = Readonly<Record<string, Said>>;

/** How the server writes an ident (kit/shapes.py, RoomIdent). */
const IDENT = /^[a-z0-9-]{1,40}$/;

/** What holds for an account: the person's word, else the server's; null while it is open. */
export function saidOf(placing: Placing, answers: Answers): Said | null {
  const mine = answers[placing.account];
  if (mine !== undefined) return mine;
  if (placing.room !== null) return { to: "room", room: placing.room };
  return placing.how === "left_out" ? { to: "out" } : null;
}

/** Whether a person is asked if an account is that of the only room; another answer settles it too. */
export function inDoubt({ account, how, room }: Placing, answers: Answers): boolean {
  const mine = answers[account];
  return how === "doubt" && (mine === undefined || (mine.to === "room" && mine.room === room));
}

/** The room a file gets for itself at first: `wanted`, or with a number while that is taken. */
export function freeIdent(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let count = 2; ; count += 1) {
    const ending = `-${count}`;
    const ident = wanted.slice(0, 40 - ending.length) + ending;
    if (!taken.has(ident)) return ident;
  }
}

export type Lack = "open" | "doubt" | "title" | "ident" | "taken" | "nothing" | "all_out";

/** What is missing before a file can be stored, each with how many accounts; empty when nothing is. */
export function lacks(
  placings: readonly Placing[],
  answers: Answers,
  rooms: ReadonlySet<string>,
): ReadonlyMap<Lack, number> {
  const found = new Map<Lack, number>();
  const add = (lack: Lack) => found.set(lack, (found.get(lack) ?? 0) + 1);
  const said = placings.map((placing) => saidOf(placing, answers));
  if (placings.length === 0) add("nothing");
  for (const placing of placings) if (inDoubt(placing, answers)) add("doubt");
  const fresh = new Map<string, string>();
  for (const one of said) {
    if (one === null) add("open");
    else if (one.to === "new") {
      const { ident, title } = one.room;
      if (title.trim() === "") add("title");
      else if (!IDENT.test(ident)) add("ident");
      // Two accounts may share a room that is made for both; two rooms may not share a number.
      else if (rooms.has(ident) || (fresh.get(ident) ?? title) !== title) add("taken");
      fresh.set(ident, title);
    }
  }
  if (said.length > 0 && said.every((one) => one?.to === "out")) add("all_out");
  return found;
}

/** What is sent to have it stored. */
export function storing(placings: readonly Placing[], answers: Answers): Storing {
  const rooms: Record<string, string | null> = {};
  const new_rooms: Record<string, NewRoom> = {};
  for (const placing of placings) {
    const said = saidOf(placing, answers);
    if (said?.to === "room") rooms[placing.account] = said.room;
    else if (said?.to === "out") rooms[placing.account] = null;
    else if (said?.to === "new") {
      const { ident, title } = said.room;
      new_rooms[placing.account] = { ident, title: title.trim() };
    }
  }
  return { rooms, new_rooms };
}

/** The titles of the rooms a file goes to, each once, in the order of its accounts. */
export function destinations(
  placings: readonly Placing[],
  answers: Answers,
  titleOf: (ident: string) => string,
): string[] {
  const titles = placings.flatMap((placing) => {
    const said = saidOf(placing, answers);
    if (said === null || said.to === "out") return [];
    return [said.to === "room" ? titleOf(said.room) : said.room.title];
  });
  return [...new Set(titles)];
}

/** Accounts whose room is not the one the preview was made with: for them it shows too little. */
export const moved = (placings: readonly Placing[], answers: Answers): Placing[] =>
  placings.filter((placing) => {
    const said = saidOf(placing, answers);
    return (said?.to === "room" ? said.room : null) !== placing.room;
  });

/** Rooms that are there, by account, for a preview anew; a new room is not there to be compared. */
export function chosenRooms(
  placings: readonly Placing[],
  answers: Answers,
): Record<string, string | null> {
  const rooms: Record<string, string | null> = {};
  for (const placing of placings) {
    const said = saidOf(placing, answers);
    const mine = answers[placing.account] !== undefined || placing.how === "chosen";
    if (said?.to === "room" && mine) rooms[placing.account] = said.room;
    else if (said?.to === "out") rooms[placing.account] = null;
  }
  return rooms;
}

/** Whether a file can be stored as the server placed it, without anybody being asked. */
export const nothingOpen = (placings: readonly Placing[]) =>
  lacks(placings, {}, new Set()).size === 0;

/** Where there is no room at all, a new one for what is open: under the name the file has for it. */
export function firstAnswers(placings: readonly Placing[], rooms: ReadonlySet<string>): Answers {
  if (rooms.size > 0) return {};
  const taken = new Set<string>();
  const found: Record<string, Said> = {};
  for (const placing of placings) {
    if (placing.room !== null || placing.how !== "open") continue;
    const ident = freeIdent(placing.suggested_ident, taken);
    taken.add(ident);
    found[placing.account] = { to: "new", room: { ident, title: placing.suggested_title } };
  }
  return found;
}

/** The idents that are spoken for: of rooms, and of those that would be made for other accounts. */
export function spokenFor(answers: Answers, rooms: ReadonlySet<string>): ReadonlySet<string> {
  const made = Object.values(answers).flatMap((said) =>
    said.to === "new" ? [said.room.ident] : [],
  );
  return new Set([...rooms, ...made]);
}
