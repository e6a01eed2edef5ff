// Links that open a room's prompter without an account, kept fresh by the stream.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";

export type PrompterLink = Shapes["PrompterLinkOut"];
export type PrompterLinkMade = Shapes["PrompterLinkMadeOut"];

const LINKS = ["prompterlinks"] as const;

export function usePrompterLinks(room: string) {
  const queries = useQueryClient();
  useSubject("control.prompterlink", () => void queries.invalidateQueries({ queryKey: LINKS }));
  return useQuery({
    queryKey: [...LINKS, room],
    queryFn: () =>
      answered(api.GET("/api/rooms/{room}/prompter-links", { params: { path: { room } } })),
    staleTime: 0,
  });
}

function useChange<Given, Answer>(ask: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => queries.invalidateQueries({ queryKey: LINKS }),
  });
}

export const useMakePrompterLink = (room: string) =>
  useChange((body: { hours: number; note: string }) =>
    answered(api.POST("/api/rooms/{room}/prompter-links", { params: { path: { room } }, body })),
  );

export const useWithdrawPrompterLink = () =>
  useChange((link: PrompterLink) =>
    answered(
      api.POST("/api/prompter-links/{link_id}/retire", {
        params: { path: { link_id: link.id } },
        body: { expect: link.version },
      }),
    ),
  );
