// A sentence tried against a text's rules alone, as if it were said there.
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { pieces } from "@/domains/compliance/placing";
import { type Surface, tried, type Tried } from "@/domains/packs/packs";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./packs.module.css";

interface Props {
  name: string;
  text: string;
}

export function TrySentence({ name, text }: Props) {
  const words = useWords();
  const told = words.packs;
  const [sentence, setSentence] = useState("");
  const [surface, setSurface] = useState<Surface>("live_speech");
  const [platform, setPlatform] = useState("");
  const [category, setCategory] = useState("");
  const [answer, setAnswer] = useState<{ of: string; found: Tried } | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const ask = async () => {
    if (sentence.trim() === "" || busy) return;
    setBusy(true);
    setRefused(null);
    try {
      const body = { name: name || "draft", text, sentence, surface, category, platform };
      setAnswer({ of: sentence, found: await tried(body) });
    } catch (thrown) {
      setRefused(thrown);
    }
    setBusy(false);
  };
  return (
    <form
      className={styles.try}
      data-part="try"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <h3>{told.try}</h3>
      <div className={styles.tryLine}>
        <Input
          data-field="try"
          aria-label={told.try}
          placeholder={told.tryHint}
          value={sentence}
          maxLength={2_000}
          autoComplete="off"
          onChange={(event) => setSentence(event.target.value)}
        />
        <Button htmlType="submit" loading={busy} data-act="try">
          {told.tryIt}
        </Button>
      </div>
      <div className={styles.tryLine}>
        <Select<Surface>
          size="small"
          aria-label={told.surface}
          value={surface}
          popupMatchSelectWidth={false}
          onChange={setSurface}
          options={Object.entries(told.surfaces).map(([value, label]) => ({
            value: value as Surface,
            label,
          }))}
        />
        <Select<string>
          size="small"
          aria-label={told.platform}
          value={platform}
          popupMatchSelectWidth={false}
          onChange={setPlatform}
          options={[
            { value: "", label: told.anyPlatform },
            ...Object.entries(words.rooms.platforms).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Input
          size="small"
          aria-label={told.category}
          placeholder={told.category}
          value={category}
          maxLength={60}
          onChange={(event) => setCategory(event.target.value)}
        />
      </div>
      <RefusalNote error={refused} />
      {answer !== null && answer.found.wrong.length > 0 && (
        <p className={tone.soon}>{told.tryWrong}</p>
      )}
      {answer !== null && answer.found.wrong.length === 0 && (
        <div role="status" data-tried={answer.found.findings.length}>
          {answer.found.findings.length === 0 ? (
            <p className={tone.soft}>{told.tryNone}</p>
          ) : (
            <>
              <p>
                {pieces(answer.of, answer.found.findings).map((piece) =>
                  piece.mark === null ? piece.text : <mark key={piece.start}>{piece.text}</mark>,
                )}
              </p>
              <ul className={styles.tests}>
                {answer.found.findings.map((one) => (
                  <li key={`${one.rule} ${one.start}`}>
                    <b>{one.rule}</b> {one.name} · {told.severities[one.severity]} · {one.reason}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </form>
  );
}
