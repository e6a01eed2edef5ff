// The sources of a room: level, what they promise, when they were last heard, and their tokens.
import { MoreOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { isComposed } from "@/domains/control/sources";
import { useMay } from "@/domains/people/me";
import { connectorOf } from "@/domains/rooms/pulled";
import { type Minted, type Room, type Source, useHeard, useSources } from "@/domains/rooms/rooms";
import { AgeDot } from "@/kit/AgeDot";
import { count } from "@/kit/format";
import { RefusalNote } from "@/kit/RefusalNote";
import { useLanguage } from "@/words/words";
import styles from "./rooms.module.css";
import { PullDialog } from "./PullDialog";
import { SendHow } from "./SendHow";
import { SignDialog } from "./SignDialog";
import { SourceDialog } from "./SourceDialog";
import { type Step, StepDialog } from "./StepDialog";
import { TokenDialog } from "./TokenDialog";

export function Sources({ room }: { room: Room }) {
  const { words, language } = useLanguage();
  const may = useMay();
  const writes = may("source.manage") && room.active;
  const sources = useSources(room.ident);
  const heard = useHeard(room.ident) ?? [];
  const [editing, setEditing] = useState<Source | "new" | null>(null);
  const [step, setStep] = useState<{ step: Step; source: Source } | null>(null);
  const [minted, setMinted] = useState<Minted | null>(null);
  const [how, setHow] = useState(false);
  const [key, setKey] = useState<{ of: "sign" | "pull"; source: Source } | null>(null);
  const connector = key?.of === "pull" ? connectorOf(key.source) : undefined;
  const all = sources.data ?? [];
  const known = new Set(all.map((source) => source.name));
  const others = heard.filter((one) => !known.has(one.src));
  return (
    <section className={styles.sources} aria-label={words.rooms.sources.title}>
      <RefusalNote error={sources.error} retry={() => void sources.refetch()} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{words.rooms.sources.title}</th>
            <th>{words.rooms.sources.level}</th>
            <th>{words.rooms.sources.provides}</th>
            <th>{words.rooms.sources.heard}</th>
            <th className={styles.do} aria-label={words.rooms.sources.more} />
          </tr>
        </thead>
        <tbody>
          {all.map((source) => (
            <tr key={source.id} data-source={source.name} data-faint={!source.active}>
              <td>
                <b>{source.name}</b>
                {isComposed(source.name) && (
                  <span className={styles.tag}>{words.rooms.sources.composed}</span>
                )}
                {!source.active && <span className={styles.tag}>{words.rooms.retired}</span>}
                {source.active && source.signed && (
                  <span className={styles.tag}>{words.rooms.sources.sign.has}</span>
                )}
                {source.active && source.pulled_by !== null && (
                  <span className={styles.tag}>{words.rooms.sources.pull.has}</span>
                )}
              </td>
              <td>
                <span className={styles.level}>{source.level}</span>{" "}
                {words.rooms.sources.levels[source.level]}
              </td>
              <td title={promised(source, words.rooms.sources.kinds)}>
                {source.provides.length === 0
                  ? words.rooms.sources.providesNone
                  : words.rooms.sources.providesSome(source.provides.length)}
              </td>
              <td>
                <LastHeard heard={heard.find((one) => one.src === source.name)} />
              </td>
              <td className={styles.do}>
                {writes && (
                  <SourceMenu
                    source={source}
                    edit={() => setEditing(source)}
                    take={(next) => setStep({ step: next, source })}
                    open={(of) => setKey({ of, source })}
                  />
                )}
              </td>
            </tr>
          ))}
          {all.length === 0 && !sources.isPending && (
            <tr>
              <td colSpan={5} className={styles.soft}>
                {words.rooms.sources.none}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <div className={styles.foot}>
        {writes && (
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
            {words.rooms.sources.add}
          </Button>
        )}
        <Button type="text" aria-expanded={how} onClick={() => setHow(!how)}>
          {words.rooms.sources.how}
        </Button>
        {/* In a line of its own height: it comes and goes with what is heard. */}
        <span className={styles.others}>
          {others.map((one) => (
            <span key={one.src} data-source={one.src}>
              {one.src === "desk"
                ? words.rooms.sources.desk
                : `${one.src} ${words.rooms.sources.unlisted}`}{" "}
              {words.rooms.sources.events(count(one.events, language))}
            </span>
          ))}
        </span>
      </div>
      {how && <SendHow room={room.ident} />}
      {editing !== null && (
        <SourceDialog
          room={room}
          source={editing === "new" ? null : editing}
          close={() => setEditing(null)}
          made={setMinted}
        />
      )}
      {step !== null && <StepDialog {...step} close={() => setStep(null)} made={setMinted} />}
      {key?.of === "sign" && <SignDialog source={key.source} close={() => setKey(null)} />}
      {key !== null && connector !== undefined && (
        <PullDialog source={key.source} connector={connector} close={() => setKey(null)} />
      )}
      {minted !== null && (
        <TokenDialog room={room.ident} minted={minted} close={() => setMinted(null)} />
      )}
    </section>
  );
}

const promised = (source: Source, names: Record<string, string>) =>
  source.provides.map((kind) => names[kind] ?? kind).join("、");

function LastHeard({ heard }: { heard: { heard: number; events: number } | undefined }) {
  const { words, language } = useLanguage();
  if (heard === undefined) return <span className={styles.soft}>{words.rooms.sources.never}</span>;
  return (
    <span className={styles.heard}>
      <AgeDot at={heard.heard} />
      <span className={styles.soft}>
        {words.rooms.sources.events(count(heard.events, language))}
      </span>
    </span>
  );
}

interface MenuProps {
  source: Source;
  edit: () => void;
  take: (step: Step) => void;
  open: (key: "sign" | "pull") => void;
}

function SourceMenu({ source, edit, take, open }: MenuProps) {
  const { words } = useLanguage();
  const items = source.active
    ? [
        { key: "edit", label: words.rooms.sources.editTitle },
        { key: "rotate", label: words.rooms.sources.rotate },
        {
          key: "sign",
          label: source.signed ? words.rooms.sources.sign.again : words.rooms.sources.sign.make,
        },
        ...(connectorOf(source) === undefined
          ? []
          : [{ key: "pull", label: words.rooms.sources.pull.menu }]),
        { type: "divider" as const },
        { key: "retire", label: words.rooms.sources.retire },
      ]
    : [{ key: "restore", label: words.rooms.sources.restore }];
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items,
        onClick: ({ key }) => {
          if (key === "edit") edit();
          else if (key === "sign" || key === "pull") open(key);
          else take(key as Step);
        },
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={`${words.rooms.sources.more} ${source.name}`}
      />
    </Dropdown>
  );
}
