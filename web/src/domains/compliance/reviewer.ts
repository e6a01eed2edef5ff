// The team's language model, asked about a script when a person presses.
import { useMutation, useQuery } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";

export type ReviewerNotes = Shapes["ReviewerNotesOut"];

interface Asked {
  texts: readonly { key: string; text: string }[];
  platform: string;
}

/** The model that may be asked; null where there is none. */
export const useReviewer = () =>
  useQuery({
    queryKey: ["compliance", "reviewer"],
    queryFn: () => answered(api.GET("/api/compliance/reviewer")),
    staleTime: Infinity,
  }).data?.model ?? null;

/** Ask it; its answer stands until it is asked again. */
export const useAskReviewer = () =>
  useMutation({
    mutationFn: ({ texts, platform }: Asked) =>
      answered(api.POST("/api/compliance/reviewer", { body: { texts: [...texts], platform } })),
  });
