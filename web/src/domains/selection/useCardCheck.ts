// The texts of a product card held against the rules while they are written.
import { answered, api, type Shapes } from "@/api/client";
import { type Checked, useChecking } from "../compliance/useChecking";
import type { Mark } from "../compliance/script";

export type Surface = Shapes["CardTextIn"]["surface"];

/** Whose card: a product's, or a link's in a show, which has a price, stock and a gift. */
export type Card = { kind: "product"; id: number } | { kind: "link"; id: number };

export interface CardText {
  key: number;
  /** The surface it is read on. */
  kind: Surface;
  text: string;
}

type Asked = Required<Shapes["CardCheckIn"]>;

const ask = ({ kind, id }: Card, body: Asked) =>
  answered(
    kind === "product"
      ? api.POST("/api/products/{product_id}/check", { params: { path: { product_id: id } }, body })
      : api.POST("/api/links/{link_id}/check", { params: { path: { link_id: id } }, body }),
  );

/**
 * The texts as they read now, checked. `platform` is the code of the show's room, "" when there is
 * none; `about` names what the texts are held against: another one is checked anew.
 */
export const useCardCheck = (
  card: Card,
  texts: readonly CardText[],
  platform: string,
  about: string,
): Checked<Mark> =>
  useChecking(texts, `${platform} ${about}`, async (some) => {
    const asked = some.map(({ key, kind, text }) => ({ key, surface: kind, text }));
    const answer = await ask(card, { texts: asked, platform });
    return { blocks: answer.texts, off: answer.off };
  });
