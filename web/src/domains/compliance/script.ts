// The script of a segment held against the rules, by the API, while it is written or read.
import { answered, api, type Shapes } from "@/api/client";
import { type Checked, useChecking } from "./useChecking";

export type Mark = Shapes["ScriptMarkOut"];
type Asked = Shapes["ScriptCheckBlockIn"];

const bare = ({ key, kind, text }: Asked): Asked => ({ key, kind, text });

/**
 * The blocks of a segment as they read now, checked. `platform` is the code of the show's room, ""
 * while it is not known; `about` names what the texts are held against: another one is checked anew.
 */
export const useScriptCheck = (
  segment_id: number,
  blocks: readonly Asked[],
  platform: string,
  about: string,
): Checked<Mark> =>
  useChecking(blocks, `${platform} ${about}`, (some) =>
    answered(
      api.POST("/api/segments/{segment_id}/check", {
        params: { path: { segment_id } },
        body: { blocks: some.map(bare), platform },
      }),
    ),
  );
