// Clips cut from shows, as the API gives them, kept fresh by the stream.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";
import { newest, withRow } from "../newest";

export type Clip = Shapes["ClipOut"];
export type ClipIn = Required<Shapes["ClipIn"]>;
export type ClipWords = Required<Shapes["ClipWords"]>;
export type ClipClaim = Shapes["ClipClaimOut"];
export type ClipReview = Shapes["ClipReviewOut"];
export type Standing = Clip["standing"];

const CLIPS = ["clips"] as const;

/** All clips, the latest first. */
export function useClips() {
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries({ queryKey: CLIPS });
  useSubject("content.clip", again);
  useSubject("content.clipreview", again);
  const key = [...CLIPS, "all"];
  return useQuery({
    queryKey: key,
    queryFn: async () =>
      newest(queries.getQueryData<Clip[]>(key), await answered(api.GET("/api/clips"))),
    placeholderData: (before) => before,
  });
}

const at = (clip_id: number) => ({ path: { clip_id } });

/** What is found in a clip as it is kept, settled or not. */
export function useClaims(clip: Clip) {
  const queries = useQueryClient();
  const again = () => void queries.invalidateQueries({ queryKey: [...CLIPS, "claims"] });
  useSubject("compliance.acceptance", again);
  useSubject("compliance.evidence", again);
  return useQuery({
    queryKey: [...CLIPS, "claims", clip.id, clip.digest],
    queryFn: () => answered(api.GET("/api/clips/{clip_id}/claims", { params: at(clip.id) })),
  });
}

/** Every signature under a clip, newest first. */
export const useReviews = (clip: Clip) =>
  useQuery({
    queryKey: [...CLIPS, "reviews", clip.id, clip.signed_at],
    queryFn: () => answered(api.GET("/api/clips/{clip_id}/reviews", { params: at(clip.id) })),
  });

/** What was said and shown in [start, end) of a show, UTC ms. */
export const wordsOf = (room: string, show: string, start: number, end: number) =>
  answered(
    api.GET("/api/rooms/{room}/shows/{show}/words", {
      params: { path: { room, show }, query: { start, end } },
    }),
  );

/** Acts on clips; each ends with the page knowing what the server answered. */
export function useClipActs() {
  const queries = useQueryClient();
  return useMemo(() => {
    const taken = async (asking: Promise<Clip>) => {
      const row = await asking;
      queries.setQueryData<Clip[]>([...CLIPS, "all"], (kept) => withRow(kept, row));
      void queries.invalidateQueries({ queryKey: CLIPS });
      return row;
    };
    return {
      /** What settles a claim may have changed. */
      again: () => void queries.invalidateQueries({ queryKey: CLIPS }),
      note: (body: ClipIn) => taken(answered(api.POST("/api/clips", { body }))),
      change: (id: number, expect: number, body: ClipIn) =>
        taken(
          answered(api.POST("/api/clips/{clip_id}", { params: at(id), body: { ...body, expect } })),
        ),
      sign: ({ id, digest }: Clip) =>
        taken(
          answered(api.POST("/api/clips/{clip_id}/sign", { params: at(id), body: { digest } })),
        ),
      accept: async ({ id }: Clip, { rule, span: said }: ClipClaim, reason: string) => {
        await answered(
          api.POST("/api/clips/{clip_id}/accept", {
            params: at(id),
            body: { rule, said, reason },
          }),
        );
        await queries.invalidateQueries({ queryKey: CLIPS });
      },
      publish: ({ id, version: expect }: Clip, published_at: number | null, url: string) =>
        taken(
          answered(
            api.POST("/api/clips/{clip_id}/publish", {
              params: at(id),
              body: { expect, published_at, url },
            }),
          ),
        ),
      down: ({ id, version: expect }: Clip, when: number) =>
        taken(
          answered(
            api.POST("/api/clips/{clip_id}/down", {
              params: at(id),
              body: { expect, at: when },
            }),
          ),
        ),
      retire: ({ id, version: expect }: Clip) =>
        taken(
          answered(api.POST("/api/clips/{clip_id}/retire", { params: at(id), body: { expect } })),
        ),
      restore: ({ id, version: expect }: Clip) =>
        taken(
          answered(api.POST("/api/clips/{clip_id}/restore", { params: at(id), body: { expect } })),
        ),
    };
  }, [queries]);
}

export type ClipActs = ReturnType<typeof useClipActs>;
