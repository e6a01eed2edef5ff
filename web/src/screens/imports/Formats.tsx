// What is known without being taught, and what was taught: folded under the files.
import { App, Button, Popconfirm } from "antd";
import { asRefusal, sentence } from "@/api/refusal";
import { type Format, useFormats, useTaught, useUnteach } from "@/domains/imports/imports";
import { useWords } from "@/words/words";
import { Fold } from "./Fold";
import { holdsWord, platformWord } from "./fileWords";
import styles from "./imports.module.css";

/** The formats of each platform, the platform with most first. */
function byPlatform(formats: readonly Format[]) {
  const found = new Map<string, Format[]>();
  for (const one of formats) {
    found.set(one.platform, [...(found.get(one.platform) ?? []), one]);
  }
  return [...found].toSorted(([, a], [, b]) => b.length - a.length);
}

export function Formats({ open }: { open: boolean }) {
  const words = useWords();
  const told = words.imports;
  const { message } = App.useApp();
  const formats = useFormats(true).data ?? [];
  const taught = useTaught(true).data ?? [];
  const unteach = useUnteach();
  return (
    <div className={styles.formats}>
      {formats.length > 0 && (
        <Fold title={told.formats(formats.length)} start={open}>
          <p className={styles.soft}>{told.formatsWhy}</p>
          <dl className={styles.platforms}>
            {byPlatform(formats).map(([platform, some]) => (
              <div key={platform}>
                <dt>{platformWord(platform, words)}</dt>
                <dd>
                  {some.map((one) => (
                    <span key={one.id}>
                      {one.title} <small>{holdsWord(one.holds, one.holds_label, words)}</small>
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Fold>
      )}
      {taught.length > 0 && (
        <Fold title={told.teach.taught(taught.length)}>
          <ul className={styles.taught}>
            {taught.map((table) => (
              <li key={table.id}>
                <span>
                  {table.name} <small>{told.teach.columns(table.headers.length)}</small>
                </span>
                <Popconfirm
                  title={told.teach.unteach}
                  description={told.teach.unteachWhy}
                  onConfirm={() =>
                    unteach.mutate(table, {
                      onError: (error) =>
                        void message.warning(sentence(asRefusal(error), words), 6),
                    })
                  }
                >
                  <Button size="small" type="text">
                    {told.teach.unteach}
                  </Button>
                </Popconfirm>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  );
}
