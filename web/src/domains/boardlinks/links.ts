// Links to boards as the API gives them to those who make them, kept fresh by the stream.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";

export type BoardLink = Shapes["BoardLinkOut"];
export type BoardLinkMade = Shapes["BoardLinkMadeOut"];
export type BoardLinkWanted = Shapes["BoardLinkIn"];
export type Ends = Shapes["Ends"];

/** The right it takes to make, see and withdraw them. */
export const SHARE = "board.share";

const LINKS = ["boardlinks"] as const;
/** Openings are no news of the stream: who looks at the list asks now and then. */
const AGAIN_MS = 30_000;

export function useBoardLinks() {
  const queries = useQueryClient();
  useSubject("review.boardlink", () => void queries.invalidateQueries({ queryKey: LINKS }));
  return useQuery({
    queryKey: LINKS,
    queryFn: () => answered(api.GET("/api/review/board-links")),
    staleTime: 0,
    refetchInterval: AGAIN_MS,
  });
}

function useChange<Given, Answer>(ask: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => queries.invalidateQueries({ queryKey: LINKS }),
  });
}

export const useMakeBoardLink = () =>
  useChange((body: BoardLinkWanted) => answered(api.POST("/api/review/board-links", { body })));

export const useWithdrawBoardLink = () =>
  useChange((link: BoardLink) =>
    answered(
      api.POST("/api/review/board-links/{link_id}/retire", {
        params: { path: { link_id: link.id } },
        body: { expect: link.version },
      }),
    ),
  );
