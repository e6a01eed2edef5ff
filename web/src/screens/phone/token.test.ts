import { expect, test } from "vitest";
import { tokenIn } from "./token";

test("only what can be a secret is one", () => {
  const token = "a_gSUWexo_8Uh6IssXsDzoE5EuiWK9uZ_DC4iYXERBw";
  expect(tokenIn(`#${token}`)).toBe(token);
  for (const hash of ["", "#", token, "#short", `#${token}?x`, `#ticket=${token}`, "#<b>"]) {
    expect(tokenIn(hash)).toBeNull();
  }
});
