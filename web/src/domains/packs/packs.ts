// Rule packs, those that ship and the team's own, as the API gives them, kept fresh by the stream.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";

export type Pack = Shapes["PackOut"];
export type Rule = Shapes["RuleOut"];
export type Severity = Shapes["RuleSeverity"];
export type Looked = Shapes["PackLookedOut"];
export type Tried = Shapes["PackTriedOut"];
export type Surface = Shapes["CheckSurface"];
export type Difference = Shapes["PackDiffOut"];
export type Changed = Shapes["ChangedOut"];

const PACKS = ["packs"] as const;
/** What was saved is read by the checks within a second or two. */
const READING_MS = 1_000;

/** All packs: those that ship by name, behind them the team's own. */
export function usePacks() {
  const queries = useQueryClient();
  const again = () => {
    void queries.invalidateQueries({ queryKey: PACKS });
    // A name, a reason: what pages know of a rule may have changed.
    void queries.invalidateQueries({ queryKey: ["compliance"] });
  };
  useSubject("compliance.teampack", again);
  useSubject("compliance.ruleadjustment", again);
  return useQuery({
    queryKey: [...PACKS, "all"],
    queryFn: () => answered(api.GET("/api/compliance/packs")),
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (state.data?.some((one) => one.reading) ? READING_MS : false),
    retry: true,
    retryDelay: READING_MS,
  });
}

/** One pack with its rules. `state` is asked anew when it is another: its version, its reading. */
export const usePack = (name: string, state: string) =>
  useQuery({
    queryKey: [...PACKS, "one", name, state],
    queryFn: () =>
      answered(api.GET("/api/compliance/packs/{name}", { params: { path: { name } } })),
    placeholderData: (before) => (before?.pack.name === name ? before : undefined),
  });

const at = (pack_id: number) => ({ path: { pack_id } });

/** Every version that was kept, newest first. */
export const useVersions = (pack: Pack) =>
  useQuery({
    queryKey: [...PACKS, "versions", pack.id, pack.row_version],
    enabled: pack.id !== null,
    queryFn: () =>
      answered(
        api.GET("/api/compliance/team-packs/{pack_id}/versions", { params: at(pack.id ?? 0) }),
      ),
  });

/** The text of one version; it never changes. */
export const useText = (pack: number | null, number: number | null) =>
  useQuery({
    queryKey: [...PACKS, "text", pack, number],
    enabled: pack !== null && number !== null,
    staleTime: Infinity,
    queryFn: () =>
      answered(
        api.GET("/api/compliance/team-packs/{pack_id}/versions/{number}", {
          params: { path: { pack_id: pack ?? 0, number: number ?? 0 } },
        }),
      ),
  });

/** What differs between two versions, rule by rule. */
export const useDifference = (pack: number, before: number, after: number) =>
  useQuery({
    queryKey: [...PACKS, "diff", pack, before, after],
    staleTime: Infinity,
    queryFn: () =>
      answered(
        api.GET("/api/compliance/team-packs/{pack_id}/diff", {
          params: { ...at(pack), query: { before, after } },
        }),
      ),
  });

export const looked = (name: string, text: string) =>
  answered(api.POST("/api/compliance/pack-drafts/look", { body: { name, text } }));

export const tried = (body: Required<Shapes["PackTryIn"]>) =>
  answered(api.POST("/api/compliance/pack-drafts/try", { body }));

/** Acts on packs and rules; after each the lists are read again. */
export function usePackActs() {
  const queries = useQueryClient();
  return useMemo(() => {
    const taken = async <Answer>(asking: Promise<Answer>) => {
      const answer = await asking;
      await queries.invalidateQueries({ queryKey: [...PACKS, "all"] });
      void queries.invalidateQueries({ queryKey: PACKS });
      return answer;
    };
    const team = "/api/compliance/team-packs/{pack_id}";
    return {
      create: (name: string, text: string, note: string) =>
        taken(answered(api.POST("/api/compliance/team-packs", { body: { name, text, note } }))),
      save: (id: number, expect: number, text: string, note: string) =>
        taken(answered(api.POST(team, { params: at(id), body: { expect, text, note } }))),
      bringBack: (id: number, expect: number, number: number) =>
        taken(
          answered(api.POST(`${team}/bring-back`, { params: at(id), body: { expect, number } })),
        ),
      retire: (id: number, expect: number) =>
        taken(answered(api.POST(`${team}/retire`, { params: at(id), body: { expect } }))),
      restore: (id: number, expect: number) =>
        taken(answered(api.POST(`${team}/restore`, { params: at(id), body: { expect } }))),
      adjust: (rule: Rule, on: boolean, severity: Severity | null, why: string) =>
        taken(
          answered(
            api.POST("/api/compliance/rules/{rule_id}/adjust", {
              params: { path: { rule_id: rule.id } },
              body: { expect: rule.decided[0]?.step ?? 0, on, severity, why },
            }),
          ),
        ),
    };
  }, [queries]);
}

export type PackActs = ReturnType<typeof usePackActs>;
