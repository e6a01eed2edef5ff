// Legal holds, requests to be forgotten, and what is due, as the API gives them.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";

export type Hold = Shapes["HoldOut"];
export type HoldAbout = Hold["about"];
export type Erasure = Shapes["ErasureAskedOut"];
export type ErasureAnswer = Shapes["ErasureOut"];
export type ErasureIn = Required<Shapes["ErasureIn"]>;
export type Retention = Shapes["RetentionOut"];
export type ShowName = Shapes["ShowNameOut"];

const KEEPING = ["keeping"] as const;

function useAgain() {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: KEEPING });
}

/** Holds, those in force first. */
export function useHolds() {
  useSubject("compliance.legalhold", useAgain());
  return useQuery({
    queryKey: [...KEEPING, "holds"],
    queryFn: () => answered(api.GET("/api/compliance/holds")),
  });
}

/** Who asked to be forgotten, the newest first. */
export function useErasures() {
  useSubject("compliance.erasurerequest", useAgain());
  return useQuery({
    queryKey: [...KEEPING, "erasures"],
    queryFn: () => answered(api.GET("/api/compliance/erasures")),
  });
}

/** What is past its time, what will be within so many days, what went last. */
export function useRetention(days: number) {
  const again = useAgain();
  useSubject("compliance.removal", again);
  useSubject("compliance.legalhold", again);
  return useQuery({
    queryKey: [...KEEPING, "retention", days],
    queryFn: () => answered(api.GET("/api/compliance/retention", { params: { query: { days } } })),
    placeholderData: (before) => before,
  });
}

export function useKeepingActs() {
  const queries = useQueryClient();
  return useMemo(() => {
    const then = async <Answer>(asking: Promise<Answer>) => {
      const answer = await asking;
      void queries.invalidateQueries({ queryKey: KEEPING });
      return answer;
    };
    return {
      hold: (about: HoldAbout, ref: string, why: string) =>
        then(answered(api.POST("/api/compliance/holds", { body: { about, ref, why } }))),

      lift: (hold: Hold, why: string) =>
        then(
          answered(
            api.POST("/api/compliance/holds/{hold_id}/lift", {
              params: { path: { hold_id: hold.id } },
              body: { expect: hold.version, why },
            }),
          ),
        ),

      /** There is no way back. */
      forget: (body: ErasureIn) => then(answered(api.POST("/api/compliance/erasures", { body }))),
    };
  }, [queries]);
}
