// What products, hosts and rules are called, for whoever may read them.
import { useMemo } from "react";
import { useProvableRules } from "@/domains/evidence/evidence";
import { useHosts } from "@/domains/people/people";
import { useProducts } from "@/domains/selection/products";

export function useNames() {
  const products = useProducts(true).data;
  const hosts = useHosts(true).data;
  const rules = useProvableRules().data;
  return useMemo(
    () => ({
      products: new Map((products ?? []).map((one) => [one.id, one.short || one.title])),
      hosts: new Map((hosts ?? []).map((one) => [one.id, one.short || one.name])),
      rules: new Map((rules ?? []).map((one) => [one.id, one])),
      /** Those that can be chosen still. */
      choice: {
        products: (products ?? []).filter((one) => one.active),
        hosts: (hosts ?? []).filter((one) => one.active),
        rules: rules ?? [],
      },
    }),
    [products, hosts, rules],
  );
}

export type Names = ReturnType<typeof useNames>;
