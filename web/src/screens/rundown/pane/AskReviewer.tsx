// A second opinion on the whole script, by the team's own language model: notes to weigh, no verdict.
import { RobotOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useAskReviewer, useReviewer } from "@/domains/compliance/reviewer";
import { useMay } from "@/domains/people/me";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./marks.module.css";

interface Props {
  blocks: readonly { key: number; text: string }[];
  platform: string;
}

export function AskReviewer({ blocks, platform }: Props) {
  const words = useWords();
  const told = words.compliance.reviewer;
  const may = useMay();
  const model = useReviewer();
  const asked = useAskReviewer();
  const texts = blocks
    .filter(({ text }) => text.trim() !== "")
    .map(({ key, text }) => ({ key: String(key), text }));
  if (model === null || !may("rundown.write") || texts.length === 0) return null;
  const notes = asked.data;
  return (
    <div className={styles.reviewer} data-part="reviewer">
      <Button
        size="small"
        icon={<RobotOutlined />}
        loading={asked.isPending}
        data-act="ask-reviewer"
        title={model}
        onClick={() => asked.mutate({ texts, platform })}
      >
        {told.ask}
      </Button>
      <RefusalNote error={asked.error} />
      {notes !== undefined && !asked.isPending && (
        <div role="status" data-notes={notes.notes.length}>
          <p className={tone.soft}>
            {notes.notes.length === 0 ? told.none(notes.model) : told.some(notes.model)}
            {notes.dropped > 0 && ` ${told.dropped(notes.dropped)}`}
          </p>
          <ul className={styles.notes}>
            {notes.notes.map((note) => (
              <li key={`${note.key} ${note.rule} ${note.span}`} data-note={note.rule}>
                <b>{words.common.quoted(note.span)}</b> {note.name}{" "}
                <small className={tone.soft}>{note.rule}</small>
                {note.reason !== "" && <p>{note.reason}</p>}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
