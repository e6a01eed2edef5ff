// A line for the host held against the rules while it is written, by what she is explaining.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { answered, api } from "@/api/client";
import type { Mark } from "../compliance/script";
import { type Checked, useChecking } from "../compliance/useChecking";

const [KEY, SURFACE] = [0, "phrase"] as const;

/** `onAir` names what is explained now: of another, it is asked anew what she has in her hand. */
export function useLineCheck(
  text: string,
  room: string,
  platform: string,
  onAir: string,
): Checked<Mark> {
  const card = useQuery({
    queryKey: ["prompter", "card", room, onAir],
    queryFn: () => answered(api.GET("/api/rooms/{room}/prompter", { params: { path: { room } } })),
    // A price may have changed since the dialog was open last.
    gcTime: 0,
  });
  const link = card.data?.goods?.link ?? null;
  const blocks = useMemo(() => [{ key: KEY, kind: SURFACE, text }], [text]);
  return useChecking<(typeof blocks)[number], Mark>(blocks, `${platform} ${link}`, (some) => {
    const written = some[0]?.text ?? "";
    return link === null ? anywhere(written, platform) : ofLink(written, link, platform);
  });
}

async function ofLink(text: string, link_id: number, platform: string) {
  const body = { texts: [{ key: KEY, surface: SURFACE, text }], platform };
  const params = { path: { link_id } };
  const answer = await answered(api.POST("/api/links/{link_id}/check", { params, body }));
  return { blocks: answer.texts, off: answer.off };
}

async function anywhere(text: string, platform: string) {
  const body = { texts: [{ key: String(KEY), surface: SURFACE, text }], platform };
  const answer = await answered(api.POST("/api/compliance/check", { body }));
  return {
    blocks: answer.texts.map((one) => ({ key: KEY, marks: one.findings })),
    off: answer.off,
  };
}
