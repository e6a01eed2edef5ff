import { expect, test } from "vitest";
import { connectorOf } from "./pulled";

test("the server can ask for what its platform answers itself, and for nothing else", () => {
  expect(connectorOf({ name: "wechat_channels:shop" })).toBe("wechat-channels-board");
  expect(connectorOf({ name: "wechat_channels" })).toBe("wechat-channels-board");
  expect(connectorOf({ name: "douyin:wechat_channels" })).toBe(undefined);
  expect(connectorOf({ name: "toString:shop" })).toBe(undefined);
});
