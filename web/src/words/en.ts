// The same in English, the second language; typed against the Chinese, so no word can be missing.
import { accepted } from "./en/accepted";
import { bulletin } from "./en/bulletin";
import { boards } from "./en/boards";
import { packs } from "./en/packs";
import { clips } from "./en/clips";
import { compliance } from "./en/compliance";
import { control } from "./en/control";
import { evidence } from "./en/evidence";
import { groups } from "./en/groups";
import { findings } from "./en/findings";
import { goals } from "./en/goals";
import { imports } from "./en/imports";
import { keeping } from "./en/keeping";
import { people } from "./en/people";
import { phone } from "./en/phone";
import { preshow } from "./en/preshow";
import { profit } from "./en/profit";
import { prompter } from "./en/prompter";
import { results } from "./en/results";
import { review } from "./en/review";
import { rooms } from "./en/rooms";
import { rundown } from "./en/rundown";
import { selection } from "./en/selection";
import { violations } from "./en/violations";
import type { Words } from "./zh";

const seconds = { s: "s", min: " min", h: " h", d: " d" };

export const en: Words = {
  name: "Kaibo",
  motto: "The control desk of a live-commerce team",
  places: {
    today: "Today",
    goals: "Goals",
    shows: "Shows",
    products: "Products",
    evidence: "Proofs",
    violations: "Rulings",
    clips: "Clips",
    packs: "Rule packs",
    accepted: "Accepted claims",
    keeping: "Retention",
    roster: "Roster",
    rooms: "Rooms",
    boards: "Boards",
    imports: "Import",
    groups: "Groups",
    rates: "Rates and costs",
    people: "People",
    account: "My account",
  },
  duties: {
    lead: "Lead",
    operator: "Operator",
    floor: "Floor",
    console: "Console",
    host: "Host",
    cohost: "Co-host",
    media_buyer: "Media buyer",
    merchandiser: "Merchandiser",
    service: "Service",
    compliance: "Compliance",
    editing: "Editing",
    partnerships: "Partners",
    observer: "Observer",
  },
  common: {
    save: "Save",
    cancel: "Cancel",
    retry: "Try again",
    copy: "Copy",
    copied: "Copied",
    more: "More",
    loading: "Reading",
    optional: "optional",
    mayBeEmpty: (name) => `${name} (optional)`,
    none: "none",
    span: (hours, minutes) =>
      hours === 0 ? `${minutes} min` : minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`,
    listed: (parts) => parts.join(", "),
    quoted: (text) => `“${text}”`,
  },
  refusals: {
    unreachable:
      "The server gave no answer. Once it is back, look first and press again what is missing.",
    unreadable: (status) =>
      `The server's answer is unreadable (${status}); it may or may not have been written. Reload and look.`,
    page: (text) => `The page itself failed and sent nothing: ${text}`,
    now: "Now",
    yours: "Yours",
    load: "Show what is there now",
    changedMeanwhile: (now) =>
      `Somebody has just made this “${now}”; yours was not written. Enter to write yours again, Esc to keep theirs.`,
  },
  link: {
    lost: (time) => `Line lost ${time} ago, reconnecting`,
    safe: "This is from before. Desk keys are recorded later by themselves; save other changes again.",
    now: "Reconnect now",
    notOpened: "The server cannot be reached: this page is not open yet.",
    comesBack: "It opens by itself when the server is back.",
    slow: "The server has not answered yet; waiting for it…",
  },
  presses: {
    some: (count) => `${count} not recorded`,
    explain: "The server has not answered these yet; the page keeps trying. Do not close this tab.",
    tries: (count) => `tried ${count}×`,
    waitsFor: "waits for its person to sign in",
    giveUp: "Give up",
  },
  figure: {
    unknown: "unknown",
    exact: "Exactly",
    source: "Source",
    age: "As of",
    noTime: "no time",
    fresh: "just now",
    old: (count, unit) => `${count}${seconds[unit]} ago`,
    short: (count, unit) => `${count}${seconds[unit].trim()}`,
    levels: {
      L0: "read by hand",
      L1: "file after the show",
      L2: "official push",
      L3: "own collector",
    },
  },
  hold: { how: "hold 0.6 s" },
  undo: { left: (count) => `Undo ${count}`, undone: "Undone", failed: "Could not undo" },
  keys: {
    title: "Keys",
    general: "Everywhere",
    commands: "Find a command",
    map: "Show this map",
    caret: "the keyboard is in a field",
    table: "Table",
    move: "Move",
    editCell: "Edit a cell",
    leaveCell: "Leave the cell as it was",
    undo: "Undo",
    redo: "Redo",
    copy: "Copy the chosen cells",
    paste: "Paste from a spreadsheet",
    arrange: "Move rows up or down",
    light: "Light or dark",
    switchPerson: "Switch person",
  },
  room: { onAir: "ON AIR", offAir: "off air", replay: (speed) => `replay ${speed}×` },
  commandBox: {
    open: "Find a command or page",
    hint: "words, pinyin or initials",
    none: "No such command; try another word.",
    go: (place) => `Go to ${place}`,
  },
  notices: {
    title: "Notices",
    none: "No work under way, none failed.",
    running: "Work",
    dead: "Could not be done",
    cancel: "Stop",
    cancelling: "Stopping",
    again: "Do it again",
    ended: "Just ended",
    refold: (room) => `Count ${room} again`,
    refolding: (room) => `Counting ${room} again; the bell shows how far it is and can stop it.`,
  },
  work: {
    stop: "Cancel",
    stopping: "Cancelling",
    noFile: "Cancelled. There is no file.",
    download: "Download",
    take: "Export whole table",
    takeXlsx: (what: string) => `${what}, all rows and columns (Excel)`,
    takeCsv: (what: string) => `${what}, all rows and columns (CSV)`,
    minutes: "Minute by minute",
  },
  pasting: {
    title: "Paste from a spreadsheet",
    how: "Copy cells in your spreadsheet and press Ctrl V below. Headings may come first, in any order.",
    here: "Paste here",
    unknown: (names) => `Columns not used: ${names}`,
    write: (count) => `Write ${count} rows`,
    already: "there already",
    willAdd: "new",
    wrote: (count) => `${count} rows written.`,
    someFailed: (count) => `${count} rows were not written; each says why. The others were.`,
  },
  table: {
    columns: "Columns",
    reset: "Reset",
    export: "Export what is seen",
    filter: "Filter",
    find: "contains",
    clear: "Clear",
    rows: (seen, all) =>
      seen === all
        ? `${all.toLocaleString("en-US")} rows`
        : `${seen.toLocaleString("en-US")} of ${all.toLocaleString("en-US")} rows`,
    unsaved: "not saved",
    pasted: (count) => `Pasting changed ${count} cells`,
    left: (count) => `${count} cells had no place or may not be changed`,
    move: (column) => `Move column ${column}`,
  },
  missing: {
    title: "There is no such page.",
    why: "The link may be wrong, or you may not see it.",
    back: "Back to Today",
  },
  crash: {
    title: "This page failed.",
    why: "What was written is safe. Reload to go on; if it comes back, give this line to your admin.",
    reload: "Reload",
    unreached: "This page has not come: the server cannot be reached.",
    unreachedWhy: "Pages you had open are still there; presses are sent once the line is back.",
    back: "Back",
  },
  ...boards,
  ...bulletin,
  ...compliance,
  ...control,
  ...evidence,
  ...groups,
  ...findings,
  ...goals,
  ...imports,
  ...people,
  ...phone,
  ...preshow,
  ...profit,
  ...prompter,
  ...results,
  ...review,
  ...rooms,
  ...rundown,
  ...selection,
  ...clips,
  ...accepted,
  ...keeping,
  ...packs,
  ...violations,
};
