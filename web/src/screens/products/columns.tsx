// Products and their SKUs as the rows and columns of one table.
import { Refusal } from "@/api/refusal";
import { costOf, type ProductActs, type Role, type Sku } from "@/domains/selection/products";
import { count, type Language, yuan } from "@/kit/format";
import type { Column } from "@/kit/table/columns";
import { folded } from "@/kit/table/rows";
import { readCount, readFen } from "@/kit/typed";
import type { Words } from "@/words/zh";
import type { Line } from "./lines";
import styles from "./products.module.css";

interface Given {
  words: Words;
  language: Language;
  acts: ProductActs;
  rights: { product: boolean; price: boolean; stock: boolean; cost: boolean; profit: boolean };
}

const UNKNOWN = "—";

export function productColumns({ words, language, acts, rights }: Given): Column<Line>[] {
  const told = words.products;
  const active = (line: Line) => line.product.active;
  const refuse = (text: string) => new Refusal("invalid", 422, text);
  /** The SKU of a row; a product without one gets its first as soon as something is known of it. */
  const skuOf = async ({ product, sku }: Line) =>
    sku ?? (await acts.addSku(product.id, { code: "", spec: "" }));
  const edit = (
    may: boolean,
    from: (line: Line) => string,
    save: (line: Line, text: string) => Promise<unknown>,
  ) => (may ? { edit: { allowed: active, from, save } } : {});
  const own = (name: "title" | "short" | "category", title: string, width: number) =>
    ({
      id: name,
      title,
      width,
      filter: "text",
      text: (line) => line.product[name],
      ...edit(
        rights.product,
        (line) => line.product[name],
        (line, text) => acts.change(line.product, { [name]: text }),
      ),
    }) satisfies Column<Line>;
  const variant = (name: "code" | "spec", title: string, width: number) =>
    ({
      id: name,
      title,
      width,
      filter: "text",
      text: (line) => line.sku?.[name] ?? "",
      ...edit(
        rights.product,
        (line) => line.sku?.[name] ?? "",
        async (line, text) =>
          line.sku === null
            ? acts.addSku(line.product.id, { [name]: text })
            : acts.rename(line.sku, { [name]: text }),
      ),
    }) satisfies Column<Line>;
  const money = (
    id: string,
    title: string,
    read: (line: Line) => number | null,
    write: ((sku: Sku, fen: number | null) => Promise<unknown>) | null,
  ) =>
    ({
      id,
      title,
      width: 92,
      align: "right",
      text: (line) => {
        const fen = read(line);
        return fen === null ? UNKNOWN : yuan(fen);
      },
      order: read,
      ...(write !== null &&
        edit(
          true,
          (line) => {
            const fen = read(line);
            return fen === null ? "" : yuan(fen);
          },
          async (line, text) => {
            const fen = readFen(text);
            if (fen === undefined) throw refuse(words.links.badPrice);
            return write(await skuOf(line), fen);
          },
        )),
    }) satisfies Column<Line>;
  const pieces = (name: "stock" | "promo_stock", title: string) =>
    ({
      id: name,
      title,
      width: 92,
      align: "right",
      text: (line) => {
        const left = line.sku?.[name] ?? null;
        return left === null ? UNKNOWN : count(left, language);
      },
      order: (line) => line.sku?.[name] ?? null,
      ...edit(
        rights.stock,
        (line) => String(line.sku?.[name] ?? ""),
        async (line, text) => {
          const left = readCount(text);
          if (left === undefined) throw refuse(words.links.badCount);
          return acts.setStock(await skuOf(line), { [name]: left });
        },
      ),
    }) satisfies Column<Line>;
  const roleText = ({ product }: Line) =>
    words.roles[product.role as keyof Words["roles"]] ?? product.role_label;
  const readRole = (text: string): Role | "" | undefined => {
    if (text.trim() === "") return "";
    const found = Object.entries(words.roles).find(
      ([code, label]) => folded(label) === folded(text) || code === text,
    );
    return found?.[0] as Role | undefined;
  };
  return [
    {
      ...own("title", told.name, 220),
      frozen: true,
      cell: (line) =>
        line.first ? line.product.title : <span className={styles.soft}>{line.product.title}</span>,
    },
    own("short", told.short, 100),
    {
      id: "role",
      title: words.links.role,
      width: 88,
      filter: "choice",
      text: roleText,
      ...edit(rights.product, roleText, async (line, text) => {
        const role = readRole(text);
        if (role === undefined) throw refuse(told.badRole);
        return acts.change(line.product, { role });
      }),
    },
    own("category", told.category, 100),
    variant("spec", told.spec, 120),
    variant("code", told.code, 110),
    money(
      "regular",
      words.links.regular,
      (line) => line.sku?.regular_price ?? null,
      rights.price ? (sku, regular_price) => acts.setPrices(sku, { regular_price }) : null,
    ),
    money(
      "show",
      words.links.show,
      (line) => line.sku?.show_price ?? null,
      rights.price ? (sku, show_price) => acts.setPrices(sku, { show_price }) : null,
    ),
    ...(rights.cost
      ? [
          money(
            "cost",
            words.links.cost,
            (line) => (line.sku ? costOf(line.sku) : null),
            (sku, cost) => acts.setCost(sku, cost),
          ),
        ]
      : []),
    ...(rights.profit
      ? [
          money(
            "margin",
            told.margin,
            ({ sku }) => (sku?.view === "profit" ? sku.unit_margin : null),
            null,
          ),
        ]
      : []),
    pieces("stock", words.links.stock),
    pieces("promo_stock", told.promo),
    {
      id: "listings",
      title: told.listings,
      width: 170,
      filter: "text",
      text: ({ product }) =>
        product.listings
          .map((one) => `${one.platform_label} ${one.platform_product_id}`)
          .join(" · "),
    },
  ];
}
