import { describe, expect, it } from "vitest";
import { zh } from "@/words/zh";
import { whenText } from "./whenText";

describe("when a schedule sends", () => {
  it("is said with its hours, and that they cross midnight", () => {
    const hourly = { occasion: "hourly", first_hour: 9, last_hour: 23 } as const;
    expect(whenText(hourly, zh)).toBe("每个整点，9 点到 23 点");
    expect(whenText({ ...hourly, first_hour: 20, last_hour: 2 }, zh)).toBe(
      "每个整点，20 点到 2 点（跨过零点）",
    );
    expect(whenText({ ...hourly, first_hour: 0, last_hour: 0 }, zh)).toBe("每个整点，0 点到 0 点");
  });

  it("has no hours at an end or a handover", () => {
    const none = { first_hour: null, last_hour: null };
    expect(whenText({ occasion: "show_end", ...none }, zh)).toBe("下播时");
    expect(whenText({ occasion: "handover", ...none }, zh)).toBe("交接班时");
  });
});
