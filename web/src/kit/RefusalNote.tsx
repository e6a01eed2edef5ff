// A refusal on screen: what happened, which fields, and, where somebody was faster, both values.
import { Alert, Button } from "antd";
import { asRefusal, type Refusal, sentence } from "@/api/refusal";
import { useWords } from "@/words/words";
import styles from "./RefusalNote.module.css";

interface Conflict {
  label: string;
  current: unknown;
  yours: unknown;
  /** The same in the server's words; null where it has none. */
  current_said: string | null;
  yours_said: string | null;
}

const isConflict = (value: unknown): value is Conflict =>
  typeof value === "object" && value !== null && "label" in value && "yours" in value;

function conflictsOf(refusal: Refusal): Conflict[] {
  const fields = refusal.values["fields"];
  return Array.isArray(fields) ? fields.filter(isConflict) : [];
}

function shownValue(value: unknown, said: string | null | undefined): string {
  if (said) return said;
  if (value === null || value === "") return "—";
  return typeof value === "string" ? value : JSON.stringify(value);
}

interface Props {
  error: unknown;
  retry?: () => void;
  /** Shows what is there now; offered when somebody was faster. */
  load?: () => void;
}

export function RefusalNote({ error, retry, load }: Props) {
  const words = useWords();
  if (error === null || error === undefined) return null;
  const refusal = asRefusal(error);
  const conflicts = conflictsOf(refusal);
  const places = refusal.where.length > 1 ? refusal.where : [];
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      title={sentence(refusal, words)}
      description={
        (conflicts.length > 0 || places.length > 0) && (
          <ul className={styles.list}>
            {conflicts.map((one) => (
              <li key={one.label}>
                {one.label} {words.refusals.now}{" "}
                {words.common.quoted(shownValue(one.current, one.current_said))}
                {" · "}
                {words.refusals.yours} {words.common.quoted(shownValue(one.yours, one.yours_said))}
              </li>
            ))}
            {places.map((place) => (
              <li key={place.path + place.text}>{place.text}</li>
            ))}
          </ul>
        )
      }
      action={
        retry !== undefined ? (
          <Button size="small" onClick={retry}>
            {words.common.retry}
          </Button>
        ) : load !== undefined && refusal.code === "stale" ? (
          <Button size="small" onClick={load}>
            {words.refusals.load}
          </Button>
        ) : null
      }
    />
  );
}
