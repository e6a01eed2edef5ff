// Groups and what is sent to them by itself, as the server keeps them. An address is given, never read.
import { type QueryKey, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";

export type Group = Shapes["ChannelOut"];
export type GroupKind = Shapes["RobotKind"];
export type NewGroup = Shapes["ChannelIn"];
export type GroupChange = Omit<Shapes["ChannelChange"], "expect">;
export type Schedule = Shapes["ScheduleOut"];
export type NewSchedule = Shapes["ScheduleIn"];
export type What = Shapes["What"];
export type Occasion = Shapes["Occasion"];

export const KINDS: readonly GroupKind[] = ["feishu", "dingtalk", "wecom"];
export const WHATS: readonly What[] = ["tally", "bulletin", "handover"];
export const OCCASIONS: readonly Occasion[] = ["hourly", "show_end", "handover"];

const GROUPS = ["team", "groups"] as const;
const SCHEDULES = ["team", "schedules"] as const;

function useFresh(subject: string, key: QueryKey) {
  const queries = useQueryClient();
  useSubject(subject, () => void queries.invalidateQueries({ queryKey: key }));
}

function useChange<Given, Answer>(
  keys: readonly QueryKey[],
  ask: (given: Given) => Promise<Answer>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

/** Every group, those out of use too: what was sent there keeps its name. */
export function useGroups(enabled = true) {
  useFresh("team.channel", GROUPS);
  return useQuery({
    queryKey: GROUPS,
    queryFn: () =>
      answered(api.GET("/api/team/channels", { params: { query: { retired: true } } })),
    enabled,
  });
}

const ofGroup = (group: Group) => ({ params: { path: { channel_id: group.id } } });

export const useAddGroup = () =>
  useChange([GROUPS], (body: NewGroup) => answered(api.POST("/api/team/channels", { body })));

export const useChangeGroup = () =>
  useChange([GROUPS], ({ group, ...body }: { group: Group } & GroupChange) =>
    answered(
      api.POST("/api/team/channels/{channel_id}", {
        ...ofGroup(group),
        body: { ...body, expect: group.version },
      }),
    ),
  );

/** Its schedules end with it, and stay ended when it comes back. */
export const useRetireGroup = () =>
  useChange([GROUPS, SCHEDULES], (group: Group) =>
    answered(
      api.POST("/api/team/channels/{channel_id}/retire", {
        ...ofGroup(group),
        body: { expect: group.version },
      }),
    ),
  );

export const useRestoreGroup = () =>
  useChange([GROUPS], (group: Group) =>
    answered(
      api.POST("/api/team/channels/{channel_id}/restore", {
        ...ofGroup(group),
        body: { expect: group.version },
      }),
    ),
  );

/** Pressed twice with one key it is one message. */
export const useTestGroup = () =>
  useChange([["team", "messages"]], ({ group, once }: { group: Group; once: string }) =>
    answered(
      api.POST("/api/team/channels/{channel_id}/test", { ...ofGroup(group), body: { once } }),
    ),
  );

/** Every schedule, those switched off too. */
export function useSchedules(enabled = true) {
  useFresh("team.schedule", SCHEDULES);
  return useQuery({
    queryKey: SCHEDULES,
    queryFn: () =>
      answered(api.GET("/api/team/schedules", { params: { query: { retired: true } } })),
    enabled,
  });
}

const ofSchedule = (schedule: Schedule) => ({ params: { path: { schedule_id: schedule.id } } });

export const useAddSchedule = () =>
  useChange([SCHEDULES], (body: NewSchedule) =>
    answered(api.POST("/api/team/schedules", { body })),
  );

export const useChangeSchedule = () =>
  useChange([SCHEDULES], ({ schedule, ...body }: { schedule: Schedule } & NewSchedule) =>
    answered(
      api.POST("/api/team/schedules/{schedule_id}", {
        ...ofSchedule(schedule),
        body: { ...body, expect: schedule.version },
      }),
    ),
  );

export const useRetireSchedule = () =>
  useChange([SCHEDULES], (schedule: Schedule) =>
    answered(
      api.POST("/api/team/schedules/{schedule_id}/retire", {
        ...ofSchedule(schedule),
        body: { expect: schedule.version },
      }),
    ),
  );

export const useRestoreSchedule = () =>
  useChange([SCHEDULES], (schedule: Schedule) =>
    answered(
      api.POST("/api/team/schedules/{schedule_id}/restore", {
        ...ofSchedule(schedule),
        body: { expect: schedule.version },
      }),
    ),
  );
