// Products and their SKUs as the rows of one table. [plain]
import type { Product, Sku } from "@/domains/selection/products";

/** A product, or one of its SKUs; `first` is the row that says the product's own. */
export interface Line {
  key: string;
  product: Product;
  sku: Sku | null;
  first: boolean;
  /** All it may be found by. */
  search: string;
}

export function linesOf(products: readonly Product[]): Line[] {
  return products.flatMap((product) => {
    const { id, title, short, category, skus, listings } = product;
    const ids = listings.map((one) => one.platform_product_id);
    const own = [title, short, category, ...ids];
    const variants: readonly (Sku | null)[] = skus.length === 0 ? [null] : skus;
    return variants.map((sku, at) => ({
      key: `${id}-${sku?.id ?? 0}`,
      product,
      sku,
      first: at === 0,
      search: [...own, sku?.code ?? "", sku?.spec ?? ""].join(" "),
    }));
  });
}
