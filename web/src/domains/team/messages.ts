// The outbox: what was handed over for a group, how far it is, and what may be done with it.
import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";

export type Message = Shapes["GroupMessageOut"];
export type MessageState = Shapes["MessageState"];
export const STEPS = ["now", "cancel", "arrived", "again"] as const;
export type Step = (typeof STEPS)[number];

const MESSAGES = ["team", "messages"] as const;
/** What the server gives at once; a shorter page is the last. */
const PAGE = 100;
/** What still goes on by itself is looked at this often, should the line have been cut. */
const AGAIN_MS = 5_000;

const GOES_ON: ReadonlySet<MessageState> = new Set<MessageState>(["waiting", "sending"]);
/** Somebody has to look: nothing more happens by itself. */
export const STUCK: ReadonlySet<MessageState> = new Set<MessageState>([
  "failed",
  "given_up",
  "unclear",
]);

export const goesOn = (message: Message) => GOES_ON.has(message.state);

function useFresh() {
  const queries = useQueryClient();
  useSubject("team.message", () => void queries.invalidateQueries({ queryKey: MESSAGES }));
}

/** One message, followed until nothing more happens with it by itself; null for none. */
export function useMessage(id: number | null) {
  useFresh();
  return useQuery({
    queryKey: [...MESSAGES, "one", id],
    queryFn: () =>
      answered(
        api.GET("/api/team/messages/{message_id}", { params: { path: { message_id: id ?? 0 } } }),
      ),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && !goesOn(data) ? false : AGAIN_MS,
  });
}

export interface Sought {
  group: number | null;
  state: MessageState | null;
}

const listed = (data: InfiniteData<Message[]>) => data.pages.flat();

/** Messages, the newest first, a page at a time. */
export function useMessages({ group, state }: Sought) {
  useFresh();
  return useInfiniteQuery({
    queryKey: [...MESSAGES, "list", group, state],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET("/api/team/messages", {
          params: {
            query: {
              ...(group !== null && { channel: group }),
              ...(state !== null && { state }),
              ...(pageParam !== null && { before: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.length < PAGE ? null : (last.at(-1)?.id ?? null)),
    placeholderData: (before) => before,
    select: listed,
  });
}

/** What may be done with a message now, in the order it is offered. */
export const stepsOf = (message: Message): Step[] =>
  STEPS.filter((step) => message.steps.includes(step));

export function useStep() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ message, step }: { message: Message; step: Step }) => {
      const asked = {
        params: { path: { message_id: message.id } },
        body: { expect: message.version },
      };
      switch (step) {
        case "now":
          return answered(api.POST("/api/team/messages/{message_id}/now", asked));
        case "cancel":
          return answered(api.POST("/api/team/messages/{message_id}/cancel", asked));
        case "arrived":
          return answered(api.POST("/api/team/messages/{message_id}/arrived", asked));
        case "again":
          return answered(api.POST("/api/team/messages/{message_id}/again", asked));
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: MESSAGES }),
  });
}
