// The host's prompter: one line above, what she sells below; what it cannot show it says.
import { useEffect, useState } from "react";
import type { Door } from "@/domains/prompter/asked";
import { standing as lineAt } from "@/domains/prompter/parts";
import { recall, remember } from "@/kit/memory";
import { useAwake } from "./awake";
import { Band } from "./Band";
import { takeDoor } from "./door";
import { Facts } from "./Facts";
import styles from "./prompter.module.css";
import { words } from "./speaking";
import { roomTimeAt } from "./standing";
import { tellUntilHeard, useCard, useLine, useShown } from "./useLine";

export function Prompter() {
  const [door, setDoor] = useState(takeDoor);
  useEffect(() => {
    // Another link, opened in the same tab, changes no more than what stands behind `#`.
    const changed = () => setDoor(takeDoor());
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, []);
  return door === null ? (
    <Says text={words.noRoom} />
  ) : (
    <Opened key={`${door.room} ${door.token}`} door={door} />
  );
}

const MIRRORED = "prompter.mirrored";

function Opened({ door }: { door: Door }) {
  const { standing, at } = useLine(door);
  const card = useCard(door, standing);
  const awake = useAwake();
  const [mirrored, setMirrored] = useState(() => recall(MIRRORED) === "yes");
  /** Lines read here whose reading the server has yet to tell back. */
  const [read, setRead] = useState<string | null>(null);
  const now = roomTimeAt(standing, at);
  const line = standing.part === null || now === null ? null : lineAt(standing.part, now);
  useShown(door, line, standing);
  useEffect(() => {
    document.title = card === null ? words.title : `${words.title} · ${card.room_title}`;
  }, [card]);
  const mirror = () => {
    setMirrored(!mirrored);
    remember(MIRRORED, mirrored ? "no" : "yes");
  };
  const acknowledge = () => {
    if (line === null || line.ack !== null || read === line.id) return;
    setRead(line.id);
    tellUntilHeard(door, "push.ack", line.id, standing);
  };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === " " || event.key === "Enter" || event.key === "PageDown") acknowledge();
      else if (event.key === "m" || event.key === "M") mirror();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  });
  if (standing.over !== null) {
    const signIn = standing.over.code === "signed_out";
    return <Says text={signIn ? words.noToken : standing.over.text} over />;
  }
  if (standing.part === null || now === null) {
    return <Says text={standing.lostSince === null ? words.reading : words.lostFirst} />;
  }
  const lost = standing.lostSince === null ? null : Math.max(0, at - standing.lostSince);
  return (
    <main className={styles.page} data-prompter="open" data-mirrored={mirrored}>
      <div className={styles.stage}>
        <Band line={line} read={read} acknowledge={acknowledge} lost={lost} />
        <Facts part={standing.part} card={card} now={now} />
      </div>
      <div className={styles.tools}>
        {awake === false && <small>{words.mayDim}</small>}
        <button type="button" onClick={mirror} data-mirror="">
          {mirrored ? words.plain : words.mirror}
        </button>
        <button type="button" onClick={() => void fullScreen()}>
          {words.full}
        </button>
      </div>
    </main>
  );
}

async function fullScreen() {
  try {
    if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
    else await document.exitFullscreen();
  } catch {
    // A tablet that has no full screen for pages keeps its bars.
  }
}

function Says({ text, over = false }: { text: string; over?: boolean }) {
  return (
    <main className={styles.says} data-prompter={over ? "over" : "waits"}>
      <p role="status">{text}</p>
    </main>
  );
}
