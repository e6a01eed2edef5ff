// Where there is no board yet: why, and the one step that makes one.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { asRefusal, sentence } from "@/api/refusal";
import { useMay } from "@/domains/people/me";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { useWords } from "@/words/words";

export function NoRooms() {
  const words = useWords();
  return (
    <Empty
      title={words.boards.noRooms}
      why={words.boards.noRoomsWhy}
      action={
        <Link to="/rooms">
          <Button type="primary">{words.boards.toRooms}</Button>
        </Link>
      }
    />
  );
}

interface NothingProps {
  error: unknown;
  retry: () => void;
  /** Turns to the newest instead; undefined where that is what was asked for. */
  newest: (() => void) | undefined;
}

/** The server has no board of this: of a room that was never on air that is no mistake. */
export function Nothing({ error, retry, newest }: NothingProps) {
  const words = useWords();
  const mayImport = useMay()("file.import");
  const refusal = asRefusal(error);
  if (refusal.code !== "not_found") return <RefusalNote error={error} retry={retry} />;
  return (
    <Empty
      title={sentence(refusal, words)}
      action={
        newest !== undefined ? (
          <Button type="primary" onClick={newest}>
            {words.boards.lastOne}
          </Button>
        ) : mayImport ? (
          <Link to="/imports">
            <Button>{words.boards.toImport}</Button>
          </Link>
        ) : undefined
      }
    />
  );
}
