import { expect, test } from "vitest";
import { en } from "./en";
import { zh } from "./zh";

type Told = string | ((...given: never[]) => unknown) | { readonly [key: string]: Told };

/** Every word by its path; of those that are made with something in them, how they are made. An empty
 * table is a path of its own: its words come from the server, which says them in Chinese. Lists are
 * the headings by which a pasted table is known, and nothing anybody reads here. */
function* said(words: Told, path = ""): Generator<readonly [path: string, text: string]> {
  if (typeof words === "string" || typeof words === "function") yield [path, words.toString()];
  else if (Array.isArray(words)) yield [path, "a list"];
  else if (Object.keys(words).length === 0) yield [path, ""];
  else for (const [key, one] of Object.entries(words)) yield* said(one, `${path}.${key}`);
}

const Chinese = new Map(said(zh as unknown as Told));
const English = new Map(said(en as unknown as Told));
const HAN = /\p{Script=Han}|\\u(?:3[4-9a-f]|[4-9][0-9a-f])/u;

test("both languages say the same things", () => {
  const empty = Array.from(Chinese.keys()).filter((path) => Chinese.get(path) === "");
  const ofServer = (path: string) => empty.some((one) => path.startsWith(`${one}.`));
  const spoken = Array.from(English.keys()).filter((path) => !ofServer(path));
  const others = Array.from(Chinese.keys()).filter(
    (path) => !Array.from(English.keys()).some((one) => one.startsWith(`${path}.`)),
  );
  expect(spoken.length).toBeGreaterThan(2_000);
  expect(spoken.toSorted()).toEqual(others.toSorted());
});

test("nothing that is said in English is left in Chinese", () => {
  // What the server said is known by its words; a blank of a script is typed as it is called.
  const known = /=== "[^"]*"|\{\p{Script=Han}+\}/gu;
  const left = Array.from(English).filter(([, text]) => HAN.test(text.replaceAll(known, "")));
  expect(left).toEqual([]);
});
