import { expect, test } from "vitest";
import { dutyAt, hostsOf, inRoom, type Shift, shiftName, takers } from "./roster";

const HOUR = 3_600_000;
const seat = (duty: string, name: string, host: number | null): Shift["seats"][number] =>
  ({ duty, duty_label: "", host, user: null, name }) as unknown as Shift["seats"][number];
const shift = (id: number, from: number, to: number, room = "旗舰店A"): Shift => ({
  id,
  room,
  starts_at: from * HOUR,
  ends_at: to * HOUR,
  seats: [seat("host", "小雨", 3), seat("floor", "老周", null)],
});
const all = [shift(2, 2, 4), shift(1, 0, 2), shift(3, 2, 4, "a"), shift(4, 2, 4, "别处")];

test("a room's shifts go by its title or its ident, in order of time", () => {
  expect(inRoom(all, { ident: "a", title: "旗舰店A" }).map((one) => one.id)).toEqual([1, 2, 3]);
});

test("the shift on duty is the one pressed, before any was the one of the clock", () => {
  const mine = inRoom(all, { ident: "-", title: "旗舰店A" });
  expect(dutyAt(mine, null, HOUR)).toMatchObject({ present: { id: 1 }, next: { id: 2 } });
  expect(dutyAt(mine, "1", 2.5 * HOUR)).toMatchObject({ present: { id: 1 }, next: { id: 2 } });
  expect(dutyAt(mine, "2", 2.5 * HOUR)).toMatchObject({ present: { id: 2 }, next: null });
  expect(dutyAt(mine, "99", HOUR)).toMatchObject({ present: null, next: { id: 2 } });
  expect(dutyAt([], null, HOUR)).toEqual({ present: null, next: null });
});

test("a show that runs late is handed to the shift that is due, never to one that is over", () => {
  const day = [shift(1, 0, 2), shift(2, 2, 4), shift(3, 4, 6), shift(4, 6, 8)];
  const at = 5.5 * HOUR;
  expect(dutyAt(day, "2", at)).toMatchObject({ present: { id: 2 }, next: { id: 3 } });
  expect(dutyAt(day, "2", 6.5 * HOUR).next?.id).toBe(4);
  expect(dutyAt(day, "4", 9 * HOUR).next).toBeNull();
  expect(takers(day, day[1] ?? null, at).map((one) => one.id)).toEqual([3, 4]);
  expect(takers(day, null, 1.5 * HOUR).map((one) => one.id)).toEqual([1, 2, 3, 4]);
  expect(takers(day, null, 9 * HOUR)).toEqual([]);
});

test("a shift is called by its hosts", () => {
  expect(shiftName(shift(1, 0, 2))).toBe("小雨");
  expect(hostsOf(shift(1, 0, 2))).toEqual([{ id: "3", name: "小雨" }]);
  expect(shiftName({ ...shift(1, 0, 2), seats: [seat("floor", "老周", null)] })).toBe("老周");
});
