import { describe, expect, it } from "vitest";
import type { Group } from "./groups";
import { offered } from "./lastGroup";

const group = (id: number, active = true): Group => ({
  id,
  version: 1,
  kind: "wecom",
  kind_label: "企业微信",
  title: `群${id}`,
  webhook_tail: "abcd",
  secret_tail: "",
  keyword: "",
  quiet_from: "",
  quiet_to: "",
  picture_note: "",
  active,
});
const kept = (told: Record<string, string>) => (key: string) => told[key] ?? null;

describe("the group that is offered", () => {
  it("is the one this thing of this room went to last", () => {
    const told = kept({ "group.a.tally": "2", "group.a": "3" });
    expect(offered([group(1), group(2), group(3)], "a", "tally", told)?.id).toBe(2);
    expect(offered([group(1), group(2), group(3)], "a", "bulletin", told)?.id).toBe(3);
    expect(offered([group(1), group(2), group(3)], "b", "tally", told)?.id).toBe(1);
  });

  it("is never one out of use", () => {
    const told = kept({ "group.a.tally": "2", "group.a": "9" });
    expect(offered([group(1), group(2, false)], "a", "tally", told)?.id).toBe(1);
    expect(offered([group(2, false)], "a", "tally", told)).toBeNull();
    expect(offered([], "a", "tally", told)).toBeNull();
  });
});
