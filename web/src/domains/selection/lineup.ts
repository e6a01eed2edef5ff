// A team's own table in and out: what it is, what it would do, and doing it.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api, type Shapes } from "@/api/client";
import type { Working } from "@/api/files";

export type Look = Shapes["LookOut"];
export type LookColumn = Shapes["ColumnOut"];
export type HeaderMap = Shapes["MapOut"];
export type Target = Shapes["TargetOut"];
export type Tier = Shapes["Tier"];
export type Sheet = Shapes["SheetOut"];
export type Preview = Shapes["PreviewOut"];
export type PreviewRow = Shapes["RowOut"];
export type Problem = Shapes["ProblemOut"];
export type Applied = Shapes["ApplyOut"];
export type Platform = Shapes["ListingIn"]["platform"];
/** A table to be read by a remembered map. */
export type Asked = Shapes["PreviewIn"];

const MAPS = ["selection", "header-maps"] as const;
const inShow = (show_id: number) => ({ path: { show_id } });

export const useHeaderMaps = () =>
  useQuery({ queryKey: MAPS, queryFn: () => answered(api.GET("/api/header-maps")) });

/** Everything a column can mean. */
export const useTargets = (enabled: boolean) =>
  useQuery({
    queryKey: [...MAPS, "targets"],
    queryFn: () => answered(api.GET("/api/header-maps/targets")),
    staleTime: Infinity,
    enabled,
  });

/** The sheets of a file, as text to go on with as if it had been pasted. */
export function readSheets(file: File): Promise<Sheet[]> {
  return answered(
    api.POST("/api/lineup/file", {
      // The type says a string; what is sent is the file itself.
      body: { file: "" },
      bodySerializer: () => {
        const form = new FormData();
        form.append("file", file);
        return form;
      },
    }),
  );
}

export const look = (text: string, header_row: number | null): Promise<Look> =>
  answered(api.POST("/api/header-maps/look", { body: { text, header_row } }));

/** Remember what the columns mean; `map` is the one that drifted or was wrong, null a new one. */
export function useLearn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({
      map,
      ...body
    }: Shapes["MapIn"] & { map: { id: number; version: number } | null }) =>
      map === null
        ? answered(api.POST("/api/header-maps", { body }))
        : answered(
            api.POST("/api/header-maps/{map_id}", {
              params: { path: { map_id: map.id } },
              body: { ...body, expect: map.version },
            }),
          ),
    onSettled: () => queries.invalidateQueries({ queryKey: MAPS }),
  });
}

/** What a table would do; of a long one, the job that finds it out. */
export const preview = (show: number, body: Asked): Promise<Preview | Working> =>
  answered(api.POST("/api/shows/{show_id}/lineup/preview", { params: inShow(show), body }));

export const previewed = (job: number): Promise<Preview> =>
  answered(api.GET("/api/lineup/previews/{job}", { params: { path: { job } } }));

export const apply = (show: number, asked: Asked, digest: string): Promise<Applied | Working> =>
  answered(
    api.POST("/api/shows/{show_id}/lineup/apply", {
      params: inShow(show),
      body: { ...asked, digest },
    }),
  );

export const applied = (job: number): Promise<Applied> =>
  answered(api.GET("/api/lineup/imports/{job}", { params: { path: { job } } }));

/** Where the links are asked for under the headers of a map. */
export const exportPath = (show: number) => `/api/shows/${show}/lineup/export`;
