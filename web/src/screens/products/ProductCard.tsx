// A product's title and short name, checked as they are written.
import { useMemo } from "react";
import type { Product, ProductActs } from "@/domains/selection/products";
import { useWords } from "@/words/words";
import { CardDrawer, type CardField } from "../checked/CardDrawer";

interface Props {
  product: Product;
  acts: ProductActs;
  writes: boolean;
  close: () => void;
}

/** The platform it is listed on; "" when there are several, or none. */
const soleOf = (platforms: readonly string[]) =>
  new Set(platforms).size === 1 ? (platforms[0] ?? "") : "";

export function ProductCard({ product, acts, writes, close }: Props) {
  const words = useWords();
  const told = words.products;
  const may = writes && product.active;
  const fields = useMemo<CardField<Product>[]>(
    () => [
      {
        name: "title",
        label: told.name,
        surface: "product_card",
        most: 120,
        rows: [2, 4],
        read: (row) => row.title,
        writes: may,
      },
      {
        name: "short",
        label: told.short,
        surface: "product_card",
        most: 20,
        rows: [1, 1],
        read: (row) => row.short,
        writes: may,
      },
    ],
    [told, may],
  );
  return (
    <CardDrawer
      card={{ kind: "product", id: product.id }}
      row={product}
      fields={fields}
      title={product.short || product.title}
      against={words.card.ofProduct(product.category)}
      platform={soleOf(product.listings.map((one) => one.platform))}
      about={`${product.category} ${product.title}`}
      product={product.id}
      save={(row, changed) => acts.change(row, changed)}
      close={close}
    />
  );
}
