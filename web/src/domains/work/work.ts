// Long work: what is under way, how far it is, and what could not be done.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import { useSubject } from "@/live/Live";

export type Work = Shapes["WorkOut"];

const WORK = ["work"] as const;

/** The States of kit/delivery.py in which a job may still be stopped. */
export const underWay = (work: Work) => work.finished_at === null;

export function useJobs() {
  const queries = useQueryClient();
  useSubject("kit.job", () => void queries.invalidateQueries({ queryKey: WORK }));
  return useQuery({ queryKey: [...WORK, "jobs"], queryFn: () => answered(api.GET("/api/jobs")) });
}

export const useDead = (enabled: boolean) =>
  useQuery({
    queryKey: [...WORK, "dead"],
    queryFn: () => answered(api.GET("/api/work/dead")),
    enabled,
  });

export const oneJob = (job_id: number): Promise<Work> =>
  answered(api.GET("/api/jobs/{job_id}", { params: { path: { job_id } } }));

export const cancelJob = (job_id: number): Promise<Work> =>
  answered(api.POST("/api/jobs/{job_id}/cancel", { params: { path: { job_id } } }));

/** Where the file a job has made is downloaded. */
export const fileOfJob = (job_id: number) => `/api/jobs/${job_id}/file`;

function useAct(ask: (id: number) => Promise<Work>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSettled: () => queries.invalidateQueries({ queryKey: WORK }),
  });
}

export const useCancelJob = () => useAct(cancelJob);

export const useAgain = () =>
  useAct((work_id) =>
    answered(api.POST("/api/work/{work_id}/again", { params: { path: { work_id } } })),
  );
