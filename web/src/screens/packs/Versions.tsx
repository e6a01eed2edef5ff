// Every version of a team's pack: two of them compared rule by rule, an older one brought back, one
// taken along as a file, the pack switched off and on.
import { App, Button, Select } from "antd";
import { useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import {
  type Changed,
  type Pack,
  type PackActs,
  useDifference,
  useText,
  useVersions,
} from "@/domains/packs/packs";
import { RefusalNote } from "@/kit/RefusalNote";
import { download } from "@/kit/table/csv";
import { atClock, datedDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import styles from "./packs.module.css";

interface Props {
  pack: Pack;
  acts: PackActs;
  writes: boolean;
}

const MINUTE = 60_000;

export function Versions({ pack, acts, writes }: Props) {
  const { words, language } = useLanguage();
  const told = words.packs;
  const { message } = App.useApp();
  const now = useNow(MINUTE);
  const asked = useVersions(pack);
  const all = asked.data ?? [];
  const newest = pack.number ?? 1;
  const [before, setBefore] = useState<number | null>(null);
  const [after, setAfter] = useState<number | null>(null);
  const [look, setLook] = useState<number | null>(null);
  const text = useText(pack.id, look);
  const from = before ?? Math.max(1, newest - 1);
  const to = after ?? newest;
  const run = async (asking: Promise<unknown>) => {
    try {
      await asking;
    } catch (thrown) {
      message.warning(sentence(asRefusal(thrown), words), 6);
    }
  };
  if (pack.id === null || pack.row_version === null) return null;
  const { id, row_version: expect } = pack;
  const numbers = all.map(({ number }) => ({ value: number, label: told.numbered(number) }));
  return (
    <section className={styles.versions} data-part="versions">
      <RefusalNote error={asked.error} retry={() => void asked.refetch()} />
      <ol className={styles.versionList}>
        {all.map((one) => (
          <li key={one.number} data-version={one.number} data-in-force={one.in_force}>
            <b>{told.numbered(one.number)}</b> {datedDay(one.at, now, language)} {atClock(one.at)}{" "}
            {one.by} {one.note !== "" && `· ${one.note}`}{" "}
            {one.in_force && <span className={tone.badge}>{told.inForce}</span>}
            <Button size="small" type="link" onClick={() => setLook(one.number)}>
              {told.look}
            </Button>
            {writes && !one.in_force && pack.active && (
              <Button
                size="small"
                type="link"
                data-act="bring-back"
                onClick={() => void run(acts.bringBack(id, expect, one.number))}
              >
                {told.bringBack}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {writes && (
        <div className={styles.bar}>
          {pack.active ? (
            <Button data-act="retire-pack" onClick={() => void run(acts.retire(id, expect))}>
              {told.switchOff}
            </Button>
          ) : (
            <Button data-act="restore-pack" onClick={() => void run(acts.restore(id, expect))}>
              {told.switchOn}
            </Button>
          )}
        </div>
      )}
      {look !== null && text.data !== undefined && (
        <div className={styles.looking}>
          <div className={styles.bar}>
            <b>{told.numbered(look)}</b>
            <Button
              size="small"
              data-act="export-pack"
              onClick={() => download(`${pack.name}-${look}.yaml`, text.data.text)}
            >
              {told.export}
            </Button>
            <Button size="small" type="text" onClick={() => setLook(null)}>
              {words.compliance.close}
            </Button>
          </div>
          <pre className={styles.text}>{text.data.text}</pre>
        </div>
      )}
      {all.length > 1 && (
        <>
          <div className={styles.bar}>
            <h3>{told.compare}</h3>
            <Select<number>
              size="small"
              aria-label={told.before}
              value={from}
              options={numbers}
              onChange={setBefore}
            />
            →
            <Select<number>
              size="small"
              aria-label={told.after}
              value={to}
              options={numbers}
              onChange={setAfter}
            />
          </div>
          <Compared pack={id} before={from} after={to} />
        </>
      )}
    </section>
  );
}

function Compared({ pack, before, after }: { pack: number; before: number; after: number }) {
  const told = useLanguage().words.packs;
  const asked = useDifference(pack, before, after);
  const found = asked.data;
  if (found === undefined) return <RefusalNote error={asked.error} />;
  const head = [...found.head, ...found.words];
  const same = head.length === 0 && found.rules.length === 0;
  return (
    <div className={styles.compared} data-part="compared">
      {same && <p className={tone.soft}>{told.noDifference}</p>}
      {head.length > 0 && <Lines changed={head} />}
      {found.rules.map((one) => (
        <article key={one.rule} data-differs={one.rule} data-how={one.how}>
          <h4>
            {told.hows[one.how as keyof typeof told.hows] ?? one.how} {one.rule} {one.name}
          </h4>
          <Lines changed={one.changed} />
        </article>
      ))}
    </div>
  );
}

function Lines({ changed }: { changed: readonly Changed[] }) {
  const told = useLanguage().words.packs;
  return changed.map((one) => (
    <dl key={one.field} className={styles.changed}>
      <dt>{told.fields[one.field as keyof typeof told.fields] ?? one.field}</dt>
      <dd>
        {one.before.map((line, at) => (
          <del key={at}>{line}</del>
        ))}
        {one.after.map((line, at) => (
          <ins key={at}>{line}</ins>
        ))}
      </dd>
    </dl>
  ));
}
