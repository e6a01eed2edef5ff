// What a link offers and what is good about it, checked against its own numbers as it is written.
import { useMemo } from "react";
import { useRooms } from "@/domains/rooms/rooms";
import type { Link, LinkActs } from "@/domains/selection/links";
import type { Show } from "@/domains/selection/shows";
import { count, yuan } from "@/kit/format";
import { useLanguage } from "@/words/words";
import { CardDrawer, type CardField } from "../checked/CardDrawer";

interface Props {
  show: Show;
  link: Link;
  acts: LinkActs;
  writes: { links: boolean; prices: boolean };
  close: () => void;
}

/** The column of a line-up that says what is good about it. */
const POINT = "selling_point";
const noteOf = (link: Link, key: string) => link.notes.find((one) => one.key === key);

export function LinkCard({ show, link, acts, writes, close }: Props) {
  const { words, language } = useLanguage();
  const room = useRooms(true).data?.find((one) => one.ident === show.room);
  const pointLabel = noteOf(link, POINT)?.label ?? words.card.point;
  const fields = useMemo<CardField<Link>[]>(
    () => [
      {
        name: "offer",
        label: words.links.offer,
        surface: "script",
        most: 500,
        rows: [2, 6],
        read: (row) => row.offer,
        writes: writes.prices,
      },
      {
        name: "point",
        label: pointLabel,
        surface: "script",
        most: 500,
        rows: [2, 6],
        read: (row) => noteOf(row, POINT)?.text ?? "",
        writes: writes.links,
      },
    ],
    [words, pointLabel, writes],
  );
  const stock = link.promisable_stock ?? link.stock;
  const save = async (row: Link, { offer, point }: Readonly<Record<string, string>>) => {
    // The offer may be written already, when only the second of the two was refused.
    const open = offer !== undefined && offer !== link.offer;
    const now = open ? await acts.setOffer(row, { offer }) : row;
    if (point !== undefined) await acts.change(now, { notes: { [POINT]: point } });
  };
  return (
    <CardDrawer
      card={{ kind: "link", id: link.id }}
      row={link}
      fields={fields}
      title={link.name}
      against={words.card.ofLink(
        link.final_price === null ? null : `¥${yuan(link.final_price)}`,
        stock === null ? null : count(stock, language),
      )}
      platform={room?.platform ?? ""}
      // Its version names every number of it; its own texts are told with the question.
      about={`${link.version} ${link.final_price ?? ""} ${link.stock ?? ""}`}
      product={link.product}
      save={save}
      close={close}
    />
  );
}
