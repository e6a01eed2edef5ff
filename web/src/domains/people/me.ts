// Who this browser is signed in as, and how that changes.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes, turns } from "@/api/client";
import { ME } from "@/api/queries";
import { liveBy } from "@/kit/time";

export type Me = Shapes["MeOut"];

async function askMe(): Promise<Me> {
  const me = await answered(api.GET("/api/me"));
  liveBy(me);
  return me;
}

/** Who is signed in, their rights and how they came in. */
export const useMe = () => useQuery({ queryKey: ME, queryFn: askMe, staleTime: Infinity });

/** Whether whoever is signed in has a right. The server decides again on every act. */
export function useMay(): (right: string) => boolean {
  const { data } = useMe();
  return (right) => data?.rights.includes(right) ?? false;
}

/** A mutation whose answer is who we are now. What another person had asked for is forgotten. */
function useBecome<Given>(ask: (given: Given) => Promise<Me>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => turns.alone(() => ask(given)),
    onSuccess: (me) => {
      const before = queries.getQueryData<Me>(ME);
      queries.setQueryData(ME, me);
      if (before?.user?.id !== me.user?.id) {
        queries.removeQueries({ predicate: (query) => query.queryKey[0] !== ME[0] });
      }
      void queries.invalidateQueries({ queryKey: ["known"] });
    },
  });
}

export const useSignIn = () =>
  useBecome((body: Shapes["SignIn"]) => answered(api.POST("/api/sign-in", { body })));

export const useTicket = () =>
  useBecome((ticket: string) => answered(api.POST("/api/sign-in/ticket", { body: { ticket } })));

export const useSwitch = () =>
  useBecome((body: Shapes["SwitchIn"]) => answered(api.POST("/api/switch", { body })));

export const useSignOut = () => useBecome(() => answered(api.POST("/api/sign-out")));

export const useSetPassword = () =>
  useBecome((body: Shapes["PasswordIn"]) => answered(api.POST("/api/me/password", { body })));

export const useSetPin = () =>
  useBecome((body: Shapes["PinIn"]) => answered(api.POST("/api/me/pin", { body })));

export const useForget = () => useBecome(() => answered(api.POST("/api/switch/forget")));

/** Who may come back on this browser by PIN. */
export const useKnown = (enabled: boolean) =>
  useQuery({
    queryKey: ["known"],
    queryFn: () => answered(api.GET("/api/switch")),
    staleTime: 0,
    enabled,
  });
