// Products, their SKUs and the ids platforms know them by.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";
import { newest, withRow } from "../newest";
import { overOthers } from "../overOthers";

export type Product = Shapes["ProductOut"];
export type Sku = Product["skus"][number];
export type Role = Exclude<Shapes["ProductIn"]["role"], "" | undefined>;

const PRODUCTS = ["selection", "products"] as const;
/** As many as one answer holds. */
const PAGE = 500;

async function askAll(retired: boolean): Promise<Product[]> {
  const found: Product[] = [];
  for (;;) {
    const after = found.at(-1)?.id ?? 0;
    const page = await answered(
      api.GET("/api/products", { params: { query: { retired, after } } }),
    );
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

/** All products, oldest first. */
export function useProducts(retired: boolean) {
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries({ queryKey: PRODUCTS });
  useSubject("selection.product", again);
  useSubject("selection.sku", again);
  useSubject("selection.productonplatform", again);
  const key = [...PRODUCTS, "all", retired];
  return useQuery({
    queryKey: key,
    queryFn: async () => newest(queries.getQueryData<Product[]>(key), await askAll(retired)),
    placeholderData: (before) => before,
  });
}

/** Products found by a few words; null asks for nothing. */
export const useFound = (query: string | null) =>
  useQuery({
    queryKey: [...PRODUCTS, "found", query],
    queryFn: () =>
      answered(api.GET("/api/products", { params: { query: { query: query ?? "" } } })),
    placeholderData: (before) => before,
    enabled: query !== null,
  });

const of = (product_id: number) => ({ path: { product_id } });
const at = (sku_id: number) => ({ path: { sku_id } });

/** Acts on products and SKUs. */
export function useProductActs() {
  const queries = useQueryClient();
  return useMemo(() => {
    const read = async (id: number) => {
      const row = await answered(api.GET("/api/products/{product_id}", { params: of(id) }));
      put(row);
      return row;
    };
    const put = (row: Product): Product => {
      queries.setQueriesData<Product[]>({ queryKey: [...PRODUCTS, "all"] }, (kept) =>
        withRow(kept, row),
      );
      return row;
    };
    const inProduct = async (sku: Sku, asking: Promise<Sku>): Promise<Sku> => {
      const row = await asking;
      await read(sku.product);
      return row;
    };
    /** A field of a SKU: written over what others have written elsewhere in it. */
    const skuField = <Name extends keyof Sku>(
      sku: Sku,
      names: readonly Name[],
      send: (now: Sku) => Promise<Sku>,
    ) =>
      overOthers({
        row: sku,
        write: (now) => inProduct(sku, send(now)),
        read: async () => (await read(sku.product)).skus.find((one) => one.id === sku.id),
        untouched: (now) => names.every((name) => now[name] === sku[name]),
      });

    return {
      add: async (body: Shapes["ProductIn"]) =>
        put(await answered(api.POST("/api/products", { body }))),

      change: (product: Product, given: Partial<Shapes["ProductIn"]>) =>
        overOthers({
          row: product,
          write: async (now) => {
            const { title, short, category } = now;
            const role = now.role as Shapes["ProductIn"]["role"];
            const body = { title, short, category, role, ...given, expect: now.version };
            return put(
              await answered(api.POST("/api/products/{product_id}", { params: of(now.id), body })),
            );
          },
          read: () => read(product.id),
          untouched: (now) =>
            (Object.keys(given) as (keyof typeof given)[]).every(
              (name) => now[name] === product[name],
            ),
        }),

      retire: async (product: Product) =>
        put(
          await answered(
            api.POST("/api/products/{product_id}/retire", {
              params: of(product.id),
              body: { expect: product.version },
            }),
          ),
        ),

      restore: async (product: Product) =>
        put(
          await answered(
            api.POST("/api/products/{product_id}/restore", {
              params: of(product.id),
              body: { expect: product.version },
            }),
          ),
        ),

      addSku: async (product: number, body: Shapes["SkuIn"]) => {
        const row = await answered(
          api.POST("/api/products/{product_id}/skus", { params: of(product), body }),
        );
        await read(product);
        return row;
      },

      rename: (sku: Sku, given: Partial<Pick<Sku, "code" | "spec">>) =>
        skuField(sku, Object.keys(given) as ("code" | "spec")[], (now) => {
          const body = { code: now.code, spec: now.spec, ...given, expect: now.version };
          return answered(api.POST("/api/skus/{sku_id}", { params: at(now.id), body }));
        }),

      setPrices: (sku: Sku, given: Partial<Pick<Sku, "regular_price" | "show_price">>) =>
        skuField(sku, Object.keys(given) as ("regular_price" | "show_price")[], (now) => {
          const { regular_price, show_price, version: expect } = now;
          const body = { regular_price, show_price, ...given, expect };
          return answered(api.POST("/api/skus/{sku_id}/prices", { params: at(now.id), body }));
        }),

      setStock: (sku: Sku, given: Partial<Pick<Sku, "stock" | "promo_stock">>) =>
        skuField(sku, Object.keys(given) as ("stock" | "promo_stock")[], (now) => {
          const { stock, promo_stock, version: expect } = now;
          const body = { stock, promo_stock, ...given, expect };
          return answered(api.POST("/api/skus/{sku_id}/stock", { params: at(now.id), body }));
        }),

      setCost: (sku: Sku, cost: number | null) =>
        overOthers({
          row: sku,
          write: (now) => {
            const body = { cost, expect: now.version };
            const asking = answered(
              api.POST("/api/skus/{sku_id}/cost", { params: at(now.id), body }),
            );
            return inProduct(sku, asking);
          },
          read: async () => (await read(sku.product)).skus.find((one) => one.id === sku.id),
          untouched: (now) => costOf(now) === costOf(sku),
        }),

      list: async (product: Product, body: Shapes["ListingIn"]) => {
        const row = await answered(
          api.POST("/api/products/{product_id}/listings", { params: of(product.id), body }),
        );
        await read(product.id);
        return row;
      },

      unlist: async (product: Product, listing: Product["listings"][number]) => {
        await answered(
          api.POST("/api/listings/{listing_id}/retire", {
            params: { path: { listing_id: listing.id } },
            body: { expect: listing.version },
          }),
        );
        await read(product.id);
      },
    };
  }, [queries]);
}

export type ProductActs = ReturnType<typeof useProductActs>;

/** What a piece costs; null when it is unknown or not for this person. */
export const costOf = (sku: Sku) => (sku.view === "open" ? null : sku.cost);
