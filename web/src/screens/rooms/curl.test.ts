import { expect, test } from "vitest";
import { curlFile, curlOne } from "./curl";

test("one event goes to the room's address with the source's token", () => {
  expect(curlOne("http://127.0.0.1:8000", "room-a", "tok", 1_763_800_000_000)).toBe(
    [
      "curl -X POST 'http://127.0.0.1:8000/api/rooms/room-a/events' \\",
      "  -H 'Authorization: Bearer tok' \\",
      `  --data-binary '{"id":"try-1763800000000","kind":"comment","ts":1763800000000,"text":"试发一条"}'`,
    ].join("\n"),
  );
});

test("a quote in what is pasted cannot end the command", () => {
  expect(curlOne("http://x", "a", "t'; rm -rf /", 1)).toContain(
    `'Authorization: Bearer t'\\''; rm`,
  );
});

test("a file is sent compressed and says so", () => {
  const text = curlFile("http://x", "a", "t");
  expect(text.startsWith("gzip -c events.ndjson | curl -X POST")).toBe(true);
  expect(text).toContain("-H 'Content-Encoding: gzip'");
  expect(text.endsWith("--data-binary @-")).toBe(true);
});
