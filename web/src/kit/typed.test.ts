import { expect, test } from "vitest";
import { readCount, readFen, readLength, readNumber, readShare, writeShare } from "./typed";

test("prices as people write them are whole fen", () => {
  expect(readFen("59.9")).toBe(5_990);
  expect(readFen(" ¥1,299 ")).toBe(129_900);
  expect(readFen("￥８９．００元")).toBe(8_900);
  expect(readFen("1.2万")).toBe(1_200_000);
  expect(readFen("0")).toBe(0);
  // 0.1 + 0.2 and the like must not lose a fen.
  expect(readFen("1.15")).toBe(115);
  expect(readFen("19999.99")).toBe(1_999_999);
});

test("an empty cell and a dash are unknown, not zero", () => {
  for (const text of ["", "  ", "-", "—", "/"]) {
    expect(readFen(text)).toBeNull();
    expect(readCount(text)).toBeNull();
    expect(readLength(text, "minutes")).toBeNull();
    expect(readNumber(text)).toBeNull();
    expect(readShare(text)).toBeNull();
  }
});

test("what is no price is refused, and never guessed", () => {
  for (const text of ["-5", "9.999", "59.9-69", "￥", "约100", "1,29", "1e3", "99块钱", "😀"]) {
    expect(readFen(text)).toBeUndefined();
  }
});

test("counts are whole", () => {
  expect(readCount("500件")).toBe(500);
  expect(readCount("1.2万")).toBe(12_000);
  expect(readCount("12,000")).toBe(12_000);
  expect(readCount("1.5")).toBeUndefined();
  expect(readCount("-1")).toBeUndefined();
});

test("link numbers in every way they are called", () => {
  for (const text of ["3", "3号", "＃3", "3号链接", " 3 "]) expect(readNumber(text)).toBe(3);
  for (const text of ["0", "3.5", "三", "12345", "3-4"]) expect(readNumber(text)).toBeUndefined();
});

test("lengths as clocks and as words", () => {
  expect(readLength("5:30", null)).toBe(330);
  expect(readLength("1:05:00", null)).toBe(3_900);
  expect(readLength("5分30秒", null)).toBe(330);
  expect(readLength("1小时5分钟", null)).toBe(3_900);
  expect(readLength("90秒", null)).toBe(90);
  expect(readLength("1.5h", null)).toBe(5_400);
  expect(readLength("５分", null)).toBe(300);
  expect(readLength("5", "minutes")).toBe(300);
  expect(readLength("2.5", "minutes")).toBe(150);
  for (const text of ["5", "5:99", "分", "5分半", "-5分"]) {
    expect(readLength(text, null)).toBeUndefined();
  }
});

test("shares are ten-thousandths of the whole, at most all of it", () => {
  expect(readShare("20%")).toBe(2_000);
  expect(readShare("12.5％")).toBe(1_250);
  expect(readShare("0%")).toBe(0);
  for (const text of ["20", "101%", "%"]) expect(readShare(text)).toBeUndefined();
  expect(writeShare(1_250)).toBe("12.5%");
  expect(writeShare(2_000)).toBe("20%");
});
