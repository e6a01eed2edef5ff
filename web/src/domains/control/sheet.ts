// A handover sheet on its way into the log and back: short values, and what people wrote. [plain]
import type { DeskPress, Plain } from "./parts";

export type SheetField = { id: string; row: string; zh: string; value?: unknown; why: string };

/** What a person wrote into a field stands in the press as a value of its own, readable by all. */
const SAID = "said.";
const MOST_WORDS = 120;
/** Of the whole press the page may send 64 KiB; a sheet is a page, not a book. */
const MOST_SHEET = 20_000;

/** The sheet with the goal that was set when the shift began, and what is missing to it. */
export function withGoal<Field extends SheetField>(
  fields: readonly Field[],
  goal: number | null,
): Field[] {
  const sold = fields.find((field) => field.id === "gmv")?.value;
  return fields.map((field) => {
    if (goal === null || (field.value !== null && field.value !== undefined)) return field;
    if (field.id === "goal") return { ...field, value: goal };
    if (field.id === "gap" && typeof sold === "number") return { ...field, value: goal - sold };
    return field;
  });
}

/** The sheet as it was when handed over: values of the system by field, and what was written. */
export function handed(
  fields: readonly SheetField[],
  written: Readonly<Record<string, string>>,
  word: string,
): Record<string, unknown> {
  const sheet = Object.fromEntries(
    fields.flatMap((field) =>
      field.value === null || field.value === undefined ? [] : [[field.id, field.value]],
    ),
  );
  const said = Object.entries(written)
    .map(([id, text]) => [id, text.trim()] as const)
    .filter(([, text]) => text !== "")
    .map(([id, text]) => [SAID + id, text.slice(0, MOST_WORDS)] as const);
  const fits = JSON.stringify(sheet).length <= MOST_SHEET;
  return { sheet: fits ? sheet : {}, ...(word !== "" && { word }), ...Object.fromEntries(said) };
}

/** What people wrote into the sheet, by field. */
export function written(press: Pick<DeskPress, "x">): Map<string, string> {
  const found = Object.entries(press.x).filter(
    (entry): entry is [string, string] => entry[0].startsWith(SAID) && typeof entry[1] === "string",
  );
  return new Map(found.map(([id, text]) => [id.slice(SAID.length), text]));
}

/** Steps of taking over: who goes off mic, who comes on. */
export function onMic(
  now: readonly string[],
  wanted: readonly string[],
): { off: string[]; on: string[] } {
  return {
    off: now.filter((host) => !wanted.includes(host)),
    on: wanted.filter((host) => !now.includes(host)),
  };
}

export const isPlain = (value: unknown): value is Plain =>
  value === null || ["string", "number", "boolean"].includes(typeof value);
