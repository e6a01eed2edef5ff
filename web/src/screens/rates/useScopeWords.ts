// Whom a rate is for, in words: its room, product, duty or person; "all" where nothing narrows it.
import { useMemo } from "react";
import type { RateScope } from "@/domains/settlement/rates";
import { useProducts } from "@/domains/selection/products";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { useWords } from "@/words/words";

type Scoped = RateScope & { person_name: string };

/** A product's name by its id on the platform. */
export function useListed(): ReadonlyMap<string, string> {
  const products = useProducts(true).data;
  return useMemo(
    () =>
      new Map(
        (products ?? []).flatMap((product) =>
          product.listings.map((one) => [one.platform_product_id, product.short || product.title]),
        ),
      ),
    [products],
  );
}

export function useScopeWords(): (rate: Scoped) => string {
  const words = useWords();
  const roomTitle = useRoomTitle();
  const listed = useListed();
  return useMemo(
    () => (rate) => {
      const name = listed.get(rate.product);
      const parts = [
        rate.room && roomTitle(rate.room),
        rate.product && (name === undefined ? rate.product : `${name}（${rate.product}）`),
        rate.duty !== null && words.duties[rate.duty],
        rate.person && (rate.person_name || rate.person),
      ].filter((one): one is string => typeof one === "string" && one !== "");
      return parts.length === 0 ? words.rates.everywhere : parts.join(" · ");
    },
    [words, roomTitle, listed],
  );
}
