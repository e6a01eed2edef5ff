// Other ways into a source than its token: signed requests, and the server that asks a platform itself.
import { answered, api, type Shapes } from "@/api/client";
import { type Source, SOURCES, useChange } from "./rooms";

/** A source with its signing secret, which is told this once. */
export type Signed = Shapes["HookOut"];

const of = (source: Source) => ({ path: { source_id: source.id } });

export const useSign = () =>
  useChange(SOURCES, ({ source, ...body }: { source: Source; keep_old: boolean; reason: string }) =>
    answered(
      api.POST("/api/sources/{source_id}/hook", {
        params: of(source),
        body: { ...body, expect: source.version },
      }),
    ),
  );

export const usePull = () =>
  useChange(SOURCES, ({ source, ...body }: { source: Source } & Omit<Shapes["PullIn"], "expect">) =>
    answered(
      api.POST("/api/sources/{source_id}/pull", {
        params: of(source),
        body: { ...body, expect: source.version },
      }),
    ),
  );

export const useStopPull = () =>
  useChange(SOURCES, (source: Source) =>
    answered(
      api.POST("/api/sources/{source_id}/pull/stop", {
        params: of(source),
        body: { expect: source.version, reason: "" },
      }),
    ),
  );
