// Links by their number, and under which product id the log knows them.
import type { Shapes } from "@/api/client";
import type { DeskPress, Span } from "./parts";
import { numberIn, textIn } from "./parts";

/** What the desk needs of a link. Prices in fen, stock in pieces, null unknown. */
export interface Good {
  linkId: number;
  no: number | null;
  position: number;
  /** The id the log knows it by. */
  product: string;
  /** Our own id of the product. */
  productId: number;
  name: string;
  title: string;
  spec: string;
  role: string;
  roleLabel: string;
  price: number | null;
  regularPrice: number | null;
  offer: string;
  promisable: number | null;
  stock: number | null;
  note: string;
}

type Link = Pick<
  Shapes["LinkOut"],
  | "id"
  | "product"
  | "name"
  | "title"
  | "spec"
  | "role"
  | "role_label"
  | "link_no"
  | "position"
  | "regular_price"
  | "final_price"
  | "offer"
  | "stock"
  | "promisable_stock"
  | "note"
  | "active"
>;
export type Listing = Pick<Shapes["ListingOut"], "platform" | "shop" | "platform_product_id">;

/** The product's id on the room's platform, of its own account first; else `kaibo:<id>`. */
export function logProduct(
  product: number,
  listings: readonly Listing[],
  platform: string,
  account: string,
): string {
  const there = listings.filter((one) => one.platform === platform);
  const own = there.find((one) => one.shop !== "" && one.shop === account) ?? there[0];
  return own?.platform_product_id ?? `kaibo:${product}`;
}

/** The product of a number that no link has. */
export const numbered = (no: number) => `number:${no}`;

export function goodsOf(
  links: readonly Link[],
  listings: ReadonlyMap<number, readonly Listing[]>,
  platform: string,
  account: string,
): Good[] {
  return links
    .filter((link) => link.active)
    .map((link) => ({
      linkId: link.id,
      no: link.link_no,
      position: link.position,
      product: logProduct(link.product, listings.get(link.product) ?? [], platform, account),
      productId: link.product,
      name: link.name,
      title: link.title,
      spec: link.spec,
      role: link.role,
      roleLabel: link.role_label,
      price: link.final_price,
      regularPrice: link.regular_price,
      offer: link.offer,
      promisable: link.promisable_stock,
      stock: link.stock,
      note: link.note,
    }))
    .toSorted((a, b) => a.position - b.position || a.linkId - b.linkId);
}

export const byNumber = (goods: readonly Good[], no: number) =>
  goods.find((good) => good.no === no) ?? null;

/** The link a span is about. Two SKUs of one product are told apart by the link that was meant. */
export function goodOf(goods: readonly Good[], span: Span | null): Good | null {
  if (span === null || span.product === null) return null;
  const link = numberIn(span, "link");
  const meant = goods.find((good) => good.linkId === link && good.product === span.product);
  if (meant !== undefined) return meant;
  const no = numberIn(span, "link_no");
  const same = goods.filter((good) => good.product === span.product);
  return same.find((good) => good.no === no) ?? same[0] ?? null;
}

/** Number and name under which an act on a product is read, as it was meant when pressed. */
export function named(
  goods: readonly Good[],
  product: string | null,
  no: number | null,
  name: string | null,
): { no: number | null; name: string } {
  const good = goods.find((one) => one.product === product);
  const unlisted = product?.startsWith("number:") === true ? Number(product.slice(7)) : null;
  return { no: no ?? good?.no ?? unlisted, name: name ?? good?.name ?? "" };
}

export const namedSpan = (goods: readonly Good[], span: Span) =>
  named(goods, span.product, numberIn(span, "link_no"), textIn(span, "name"));

export const namedPress = (goods: readonly Good[], press: DeskPress) => {
  const name = press.x["name"];
  return named(goods, press.product, press.n, typeof name === "string" ? name : null);
};
