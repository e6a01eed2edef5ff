// Two people at one row: somebody else's change of another field is no reason to refuse mine.
import { asRefusal } from "@/api/refusal";

interface Writing<Row, Answer> {
  row: Row;
  /** Write on top of this row's version. */
  write: (row: Row) => Promise<Answer>;
  /** The row as it is now; undefined when it is gone. */
  read: () => Promise<Row | undefined>;
  /** Whether what I am about to replace still reads as I saw it. */
  untouched: (now: Row) => boolean;
}

/**
 * Write, and once more when somebody was faster elsewhere in the row. Where the very same thing was
 * changed, the server's refusal goes on to whoever has to decide.
 */
export async function overOthers<Row, Answer>(given: Writing<Row, Answer>): Promise<Answer> {
  try {
    return await given.write(given.row);
  } catch (thrown) {
    if (asRefusal(thrown).code !== "stale") throw thrown;
    const now = await given.read();
    if (now === undefined || !given.untouched(now)) throw thrown;
    return given.write(now);
  }
}
