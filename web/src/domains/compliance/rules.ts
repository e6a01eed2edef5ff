// The rules by which alerts are raised: asked for once by their id, and kept.
import { useQuery } from "@tanstack/react-query";
import { answered, api } from "@/api/client";

/** The name of a rule; its id until that is known, "" for none. */
export function useRuleName(id: string): string {
  const rule = useQuery({
    queryKey: ["compliance", "rule", id],
    queryFn: () =>
      answered(api.GET("/api/compliance/rules/{rule_id}", { params: { path: { rule_id: id } } })),
    enabled: id !== "",
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return rule.data?.name ?? id;
}
