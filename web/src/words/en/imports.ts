// The same in English; typed against the Chinese in en.ts.
import { previewing } from "./importsPreview";
import { teaching } from "./importsTeaching";

export const imports = {
  imports: {
    title: "Import",
    noRight: "You may not import files. Ask a lead or operator for the right to import.",
    choose: "Choose files",
    drop: "Let go to import",
    dropWhy: "As many as you like: orders, compass, ads, settlements…",
    folder: (name: string) => `“${name}” is a folder: open it and drag the files in it.`,
    none: "No file has been imported yet.",
    noneWhy:
      "Drag a table exported from the platform (.xlsx, .csv, headers as they are) onto this page, look at the preview and press Store: its numbers go to the shows they belong to.",
    formats: (count: number) => `Known formats (${count})`,
    formatsWhy:
      "Known by their headers, not by the file's name. Any other table is taught once and known from then on.",
    pick: "Choose a file on the left to see its preview.",
    storeAll: (count: number) => `Store all (${count})`,
    storingAll: (done: number, all: number) => `Handing in ${done}/${all}`,
    allStored: (count: number) => `${count} are being stored; the list shows how far they are.`,
    someNot: (count: number) => `${count} were not stored; the others were`,
    storeAllKnown: "I see",
    storeAllWhere: "Which room each goes to",
    storeAllOnly: "the file does not say whose it is; there is only this room",
    storeAllOpen: "Something is yours to say: open the file.",
    storeAllMoved: "Its room has just become another; not stored. Open it and look again.",
    gone: "This file is no longer in the list.",
    states: {
      reading: "Reading",
      unknown: "Not known",
      refused: "Unreadable",
      asking: "Asks you",
      ready: "Ready",
      storing: "Storing",
      stored: "Stored",
      withdrawn: "Withdrawn",
    },
    broken: "Stopped halfway",
    holds: {
      shows: "shows",
      products: "products",
      minutes: "minutes",
      spend: "ads",
      orders: "orders",
      aftersales: "after-sales",
      settlement: "settlement",
      funds: "funds",
      talks: "talks",
      chat: "chat",
      roster: "roster",
    },
    platforms: { any: "Any", bilibili: "Bilibili" },
    rows: (count: string) => `${count} rows`,
    lost: (count: string) => `${count} rows lost`,
    uploads: {
      title: "Uploading",
      sending: "uploading",
      queue: (count: number) => `${count} more waiting`,
      stop: "Stop",
      clear: "Put all away",
      dismiss: "OK",
      empty: "is empty (0 bytes) and was not sent. Export it again.",
      large: (limit: string) => `is larger than ${limit} and was not sent. Export it in parts.`,
      same: {
        stored: (day: string) => `The same file, stored on ${day}; no number changes.`,
        storing: "The same file is being stored; no number changes.",
        again: "The same file, read once more; nothing changes before it is stored.",
      },
      look: "Look",
    },
    work: {
      waiting: "Waiting for its turn.",
      elsewhere: "Started by somebody else; this page changes when it is done.",
      keeps: "You can leave this page; it goes on.",
      dead: (why: string) =>
        `Not finished: ${why || "the program failed"}. What was stored is safe.`,
      cancelled: "Somebody stopped it halfway. Storing again counts nothing twice.",
      again: "Do it again",
      askAdmin: "Ask an admin to press “Do it again” under the bell.",
    },
    inbox: {
      title: (count: number) =>
        count === 1
          ? "1 file is stuck in the watched folder"
          : `${count} files are stuck in the watched folder`,
      why: (folder: string) =>
        `Folder: ${folder}. Other files are not held up; these are tried again by themselves.`,
      since: (when: string) => `since ${when}`,
    },
    store: {
      to: (rows: string, room: string) => `Store ${rows} rows in ${room}`,
      many: (rows: string, rooms: number) => `Store ${rows} rows in ${rooms} rooms`,
      bare: (rows: string) => `Store ${rows} rows`,
      storing: "Storing",
    },
    stored: {
      done: (when: string) => `Stored ${when}`,
      counts: (accepted: string, duplicate: string) =>
        `${accepted} taken, ${duplicate} the same word for word as before`,
      refused: (count: string) => `${count} refused`,
      shows: "See these shows",
      added: "new",
      more: (count: number) => `${count} more`,
      allShows: (room: string) => `All shows of ${room}`,
      preview: "The preview when it was stored",
      rest: "Its numbers are in the shows; you can close this page.",
      noShow:
        "Taken in, but this room has no show yet: import the platform's list of shows, or go on air; these numbers then count in it.",
    },
    withdraw: {
      act: "Withdraw",
      title: "Withdraw this file",
      why: "What it said counts no more and its shows are counted again. It stays on record; storing brings it back.",
      reason: "Why",
      reasonHint: "such as: wrong shop",
      do: "Withdraw",
      done: "Withdrawn: what it said counts no more. To bring it back, read it again and store it.",
      again: "Read again to store it",
    },
    forget: {
      act: "Delete",
      title: (name: string) => `Delete “${name}”?`,
      why: "It is not stored: no number changes. You can choose the file again later.",
    },
    settings: {
      title: "Settings",
      tz: "Time zone",
      tzWhy: "Of the times in the file.",
      asOf: "Data as of",
      asOfWhy:
        "At first when the file was last changed: put in when it was exported. Where files disagree, the later one holds.",
      asOfRead: "Read again as of then",
      taught: "Read as the taught table",
      taughtAuto: "by its headers",
      read: "Read again so",
      noRaw:
        "The file itself was deleted after its time; only the record is left. Choose it again.",
    },
    refused: {
      title: "This file cannot be read; nothing was stored.",
      again: "Read again",
    },
    ...previewing,
    ...teaching,
  },
};
