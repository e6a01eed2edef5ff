// The columns of a show's links: the plan's own, then those of the team's own table.
import type { Link, LinkActs, Note } from "@/domains/selection/links";
import { Refusal } from "@/api/refusal";
import { count, type Language, length, yuan } from "@/kit/format";
import { RowHandle } from "@/kit/table/arrange";
import type { Column } from "@/kit/table/columns";
import { readCount, readFen, readLength, readShare, writeShare } from "@/kit/typed";
import type { Words } from "@/words/zh";
import styles from "./links.module.css";
import type { Numbering } from "./useNumbering";

export interface LinkColumnsGiven {
  words: Words;
  language: Language;
  links: readonly Link[];
  acts: LinkActs;
  give: Numbering["give"];
  /** What this person may write here now. */
  writes: { links: boolean; prices: boolean };
}

const UNKNOWN = "—";
const money = (fen: number | null) => (fen === null ? UNKNOWN : yuan(fen));

/** "20% · 5:30": a share, a length, or both. */
export function talkText({ talk_share, talk_seconds }: Link): string {
  const parts = [
    talk_share === null ? "" : writeShare(talk_share),
    talk_seconds === null ? "" : length(talk_seconds),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

/** What was typed as talk; null when it cannot be read. */
export function readTalk(text: string): Pick<Link, "talk_seconds" | "talk_share"> | null {
  const read = { talk_seconds: null as number | null, talk_share: null as number | null };
  for (const part of text.split(/[·、,，;；|]/)) {
    const share = readShare(part);
    const seconds = readLength(part, null);
    if (share === null) continue;
    if (share !== undefined) read.talk_share = share;
    else if (seconds !== undefined && seconds !== null) read.talk_seconds = seconds;
    else return null;
  }
  return read;
}

const refuse = (text: string) => new Refusal("invalid", 422, text);

export function linkColumns(given: LinkColumnsGiven): Column<Link>[] {
  const { words, language, links, acts, give, writes } = given;
  const told = words.links;
  const planned = (
    save: (link: Link, text: string) => Promise<unknown>,
    from?: (link: Link) => string,
  ) => (writes.links ? { edit: { save, ...(from && { from }) } } : {});
  const priced = (
    save: (link: Link, text: string) => Promise<unknown>,
    from?: (link: Link) => string,
  ) => (writes.prices ? { edit: { save, ...(from && { from }) } } : {});
  const own = (fen: number | null) => (fen === null ? "" : yuan(fen));
  const whole = (value: number | null) => (value === null ? "" : String(value));
  const number = (id: string, title: string, read: (link: Link) => number | null) => ({
    id,
    title,
    width: 92,
    align: "right" as const,
    text: (link: Link) => money(read(link)),
    order: read,
  });
  const withCost = links.some((link) => link.view !== "open");
  const withProfit = links.some((link) => link.view === "profit");
  return [
    {
      id: "no",
      title: told.no,
      width: 84,
      frozen: true,
      text: (link) => whole(link.link_no),
      order: (link) => link.link_no,
      cell: (link) => (
        <span className={styles.no}>
          {writes.links && <RowHandle row={String(link.id)} label={told.drag(link.name)} />}
          <b data-none={link.link_no === null}>{link.link_no ?? UNKNOWN}</b>
        </span>
      ),
      ...(writes.links && {
        edit: { save: (row, text) => give([{ row, text }]), saveAll: (changes) => give(changes) },
      }),
    },
    {
      id: "item",
      title: told.item,
      width: 210,
      frozen: true,
      filter: "text",
      text: (link) => (link.name === link.title ? link.title : `${link.name} ${link.title}`),
      cell: (link) => (
        <>
          <b>{link.name}</b>
          {link.name !== link.title && <span className={styles.soft}> {link.title}</span>}
        </>
      ),
    },
    {
      id: "role",
      title: told.role,
      width: 88,
      filter: "choice",
      text: (link) => words.roles[link.role as keyof Words["roles"]] ?? link.role_label,
    },
    { id: "sku", title: told.sku, width: 110, filter: "text", text: (link) => link.spec },
    {
      ...number("price", told.price, (link) => link.final_price),
      cell: (link) => <b>{money(link.final_price)}</b>,
      ...priced(
        (link, text) => {
          const final_price = readFen(text);
          if (final_price === undefined) throw refuse(told.badPrice);
          return acts.setOffer(link, { final_price });
        },
        (link) => own(link.final_price),
      ),
    },
    {
      id: "offer",
      title: told.offer,
      width: 166,
      filter: "text",
      text: (link) => link.offer,
      ...priced((link, offer) => acts.setOffer(link, { offer })),
    },
    {
      id: "talk",
      title: told.talk,
      width: 108,
      text: talkText,
      order: (link) => link.talk_share ?? link.talk_seconds,
      ...planned((link, text) => {
        const talk = readTalk(text);
        if (talk === null) throw refuse(told.badTalk);
        return acts.change(link, talk);
      }),
    },
    {
      id: "promisable",
      title: told.promisable,
      width: 92,
      align: "right",
      text: (link) =>
        link.promisable_stock === null ? UNKNOWN : count(link.promisable_stock, language),
      order: (link) => link.promisable_stock,
      ...planned(
        (link, text) => {
          const promisable_stock = readCount(text);
          if (promisable_stock === undefined) throw refuse(told.badCount);
          return acts.change(link, { promisable_stock });
        },
        (link) => whole(link.promisable_stock),
      ),
    },
    {
      id: "note",
      title: told.note,
      width: 150,
      filter: "text",
      text: (link) => link.note,
      ...planned((link, note) => acts.change(link, { note })),
    },
    ...(withCost
      ? [number("cost", told.cost, (link: Link) => (link.view === "open" ? null : link.cost))]
      : []),
    ...(withProfit
      ? [
          number("margin", told.margin, (link: Link) =>
            link.view === "profit" ? link.unit_margin : null,
          ),
        ]
      : []),
    ...noteColumns(given),
    { ...number("regular", told.regular, (link) => link.regular_price), optional: true },
    { ...number("show", told.show, (link) => link.show_price), optional: true },
    {
      id: "stock",
      title: told.stock,
      width: 92,
      align: "right",
      optional: true,
      text: (link) => (link.stock === null ? UNKNOWN : count(link.stock, language)),
      order: (link) => link.stock,
    },
  ];
}

/** A column for each header of the team's own table that was kept with the links. */
function noteColumns({ links, acts, writes }: LinkColumnsGiven): Column<Link>[] {
  const groups: [(link: Link) => readonly Note[], boolean][] = [
    [(link) => link.notes, true],
    [(link) => (link.view === "open" ? [] : link.cost_notes), false],
    [(link) => (link.view === "profit" ? link.profit_notes : []), false],
  ];
  return groups.flatMap(([notesOf, open]) => {
    const labels = new Map(links.flatMap(notesOf).map((note) => [note.key, note.label]));
    return [...labels].map(([key, label]): Column<Link> => {
      const text = (link: Link) => notesOf(link).find((note) => note.key === key)?.text ?? "";
      return {
        id: `note.${key}`,
        title: label,
        width: 130,
        filter: "text",
        text,
        ...(open &&
          writes.links && {
            edit: { save: (link, written) => acts.change(link, { notes: { [key]: written } }) },
          }),
      };
    });
  });
}
