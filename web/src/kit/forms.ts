// A server's refusal beside the fields it is about.
import type { FormInstance } from "antd";
import { asRefusal } from "@/api/refusal";

/**
 * Put each place of a refusal at its field of `form`. Returns what is left to tell above the form:
 * null when every place found its field.
 */
export function placeErrors(
  form: FormInstance,
  thrown: unknown,
  fields: readonly string[],
): unknown {
  const refusal = asRefusal(thrown);
  const placed = refusal.where.filter((place) => fields.includes(place.path));
  form.setFields(
    placed.map((place) => ({
      name: place.path,
      // The path in front is for programs; here the field itself says where.
      errors: [place.text.replace(`${place.path}：`, "")],
    })),
  );
  return placed.length > 0 && placed.length === refusal.where.length ? null : refusal;
}
