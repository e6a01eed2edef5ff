// Accounts, hosts and shifts as the API gives them, kept fresh by the stream.
import { type QueryKey, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";

export type User = Shapes["UserOut"];
export type Host = Shapes["HostOut"];
export type Shift = Shapes["ShiftOut"];
export type Seat = Shapes["SeatIn"];

const USERS = ["people", "users"] as const;
const HOSTS = ["people", "hosts"] as const;
const SHIFTS = ["people", "shifts"] as const;

/** Ask again for `key` when rows of `subject` changed anywhere. */
function useFresh(subject: string, key: QueryKey) {
  const queries = useQueryClient();
  useSubject(subject, () => void queries.invalidateQueries({ queryKey: key }));
}

/** A change that ends with its list read again, also after a refusal: somebody may be faster. */
function useChange<Given, Answer>(key: QueryKey, ask: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export function useUsers(retired: boolean) {
  useFresh("people.user", USERS);
  return useQuery({
    queryKey: [...USERS, retired],
    queryFn: () => answered(api.GET("/api/users", { params: { query: { retired } } })),
    placeholderData: (before) => before,
  });
}

export function useHosts(retired = false) {
  useFresh("people.host", HOSTS);
  return useQuery({
    queryKey: [...HOSTS, retired],
    queryFn: () => answered(api.GET("/api/hosts", { params: { query: { retired } } })),
    placeholderData: (before) => before,
  });
}

/** Shifts that touch [start, end), UTC ms. */
export function useShifts(start: number, end: number) {
  useFresh("people.shift", SHIFTS);
  useFresh("people.seat", SHIFTS);
  return useQuery({
    queryKey: [...SHIFTS, start, end],
    queryFn: () => answered(api.GET("/api/shifts", { params: { query: { start, end } } })),
    placeholderData: (before) => before,
  });
}

export const useAddUser = () =>
  useChange(USERS, (body: Shapes["UserIn"]) => answered(api.POST("/api/users", { body })));

const at = (user_id: number) => ({ path: { user_id } });

export const useRename = () =>
  useChange(USERS, ({ user, name }: { user: User; name: string }) =>
    answered(
      api.POST("/api/users/{user_id}/name", {
        params: at(user.id),
        body: { expect: user.version, name },
      }),
    ),
  );

export const useSetDuties = () =>
  useChange(USERS, ({ user, duties }: { user: User; duties: Shapes["DutiesIn"]["duties"] }) =>
    answered(
      api.POST("/api/users/{user_id}/duties", {
        params: at(user.id),
        body: { expect: user.version, duties },
      }),
    ),
  );

export const useRetireUser = () =>
  useChange(USERS, (user: User) =>
    answered(
      api.POST("/api/users/{user_id}/retire", {
        params: at(user.id),
        body: { expect: user.version },
      }),
    ),
  );

export const useRestoreUser = () =>
  useChange(USERS, (user: User) =>
    answered(
      api.POST("/api/users/{user_id}/restore", {
        params: at(user.id),
        body: { expect: user.version },
      }),
    ),
  );

export const useInvite = () =>
  useChange(USERS, (user: User) =>
    answered(api.POST("/api/users/{user_id}/link", { params: at(user.id) })),
  );

export const useAddHost = () =>
  useChange(HOSTS, (body: Shapes["HostIn"]) => answered(api.POST("/api/hosts", { body })));

export const useChangeHost = () =>
  useChange(HOSTS, ({ host, ...change }: { host: Host } & Partial<Shapes["HostIn"]>) => {
    const { name, short, user, note, version: expect } = host;
    return answered(
      api.POST("/api/hosts/{host_id}", {
        params: { path: { host_id: host.id } },
        body: { name, short, user, note, ...change, expect },
      }),
    );
  });

export const useRetireHost = () =>
  useChange(HOSTS, (host: Host) =>
    answered(
      api.POST("/api/hosts/{host_id}/retire", {
        params: { path: { host_id: host.id } },
        body: { expect: host.version },
      }),
    ),
  );

export const useRestoreHost = () =>
  useChange(HOSTS, (host: Host) =>
    answered(
      api.POST("/api/hosts/{host_id}/restore", {
        params: { path: { host_id: host.id } },
        body: { expect: host.version },
      }),
    ),
  );

/** Plan a shift, or with `shift` make it what is given. */
export const usePlanShift = () =>
  useChange(SHIFTS, ({ shift, ...body }: Shapes["ShiftIn"] & { shift: Shift | null }) =>
    shift === null
      ? answered(api.POST("/api/shifts", { body }))
      : answered(
          api.POST("/api/shifts/{shift_id}", {
            params: { path: { shift_id: shift.id } },
            body: { ...body, expect: shift.version },
          }),
        ),
  );

export const useCancelShift = () =>
  useChange(SHIFTS, (shift: Shift) =>
    answered(
      api.POST("/api/shifts/{shift_id}/retire", {
        params: { path: { shift_id: shift.id } },
        body: { expect: shift.version },
      }),
    ),
  );
