// The script of a segment held against the rules, by the API, while it is written or read.
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { answered, api, type Shapes } from "@/api/client";
import { useLatest } from "@/kit/useLatest";
import { Checking, type CheckState } from "./checking";

export type Mark = Shapes["ScriptMarkOut"];
type Asked = Shapes["ScriptCheckBlockIn"];

export interface ScriptCheck {
  state: CheckState<Mark>;
  /** What of the rule packs is not checked, in the server's words. */
  partly: readonly string[];
  compose: (held: boolean) => void;
}

const bare = ({ key, kind, text }: Asked): Asked => ({ key, kind, text });

/**
 * The blocks of a segment as they read now, checked. `platform` is the code of the show's room, ""
 * while it is not known; `about` names what the texts are held against: another one is checked anew.
 */
export function useScriptCheck(
  segment_id: number,
  blocks: readonly Asked[],
  platform: string,
  about: string,
): ScriptCheck {
  const latest = useLatest({ segment_id, platform });
  const [partly, setPartly] = useState<readonly string[]>([]);
  const [checking] = useState(
    () =>
      new Checking<Asked, Mark>({
        ask: async (some) => {
          const { segment_id, platform } = latest.current;
          const answer = await answered(
            api.POST("/api/segments/{segment_id}/check", {
              params: { path: { segment_id } },
              body: { blocks: some.map(bare), platform },
            }),
          );
          setPartly((before) => (before.join() === answer.off.join() ? before : answer.off));
          return answer.blocks;
        },
        after: (ms, run) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      }),
  );
  const state = useSyncExternalStore(checking.onChange, () => checking.state);
  useEffect(() => checking.look(blocks), [checking, blocks]);
  const held = useRef(`${platform} ${about}`);
  useEffect(() => {
    const now = `${platform} ${about}`;
    if (held.current === now) return;
    held.current = now;
    checking.again();
  }, [checking, platform, about]);
  return { state, partly, compose: checking.compose };
}
