// A refusal on screen: what happened, which fields, and, where somebody was faster, both values.
import { Alert, Button } from "antd";
import { asRefusal, type Refusal, sentence } from "@/api/refusal";
import { useWords } from "@/words/words";
import styles from "./RefusalNote.module.css";

interface Conflict {
  label: string;
  current: unknown;
  yours: unknown;
}

const isConflict = (value: unknown): value is Conflict =>
  typeof value === "object" && value !== null && "label" in value && "yours" in value;

function conflictsOf(refusal: Refusal): Conflict[] {
  const fields = refusal.values["fields"];
  return Array.isArray(fields) ? fields.filter(isConflict) : [];
}

const shownValue = (value: unknown) =>
  value === null || value === "" ? "—" : typeof value === "string" ? value : JSON.stringify(value);

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
                {one.label} {words.refusals.now} {words.common.quoted(shownValue(one.current))}
                {" · "}
                {words.refusals.yours} {words.common.quoted(shownValue(one.yours))}
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
