// A press the server did not take: why, what is so now, and what would make it possible. And a
// part of the room that is too large to be shown, as long as it is.
import { Button } from "antd";
import { useEffect } from "react";
import { sentence } from "@/api/refusal";
import { namedSpan } from "@/domains/control/goods";
import { useWithheld } from "@/domains/control/live";
import { textIn } from "@/domains/control/parts";
import { useWords } from "@/words/words";
import { useNamed } from "../alerts/Ended";
import { useDesk } from "../desk/DeskContext";
import styles from "./foot.module.css";

const SHOWN_MS = 15_000;

export function Refused() {
  const { refused, forgetRefused, run, goods } = useDesk();
  const words = useWords();
  const told = words.control.refused;
  const named = useNamed();
  const id = refused?.id ?? null;
  useEffect(() => {
    if (id === null) return undefined;
    const timer = setTimeout(forgetRefused, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, forgetRefused]);
  if (refused === null) return <Withheld />;
  const cures: Record<string, string> = told.cures;
  const cure = cures[refused.refusal.code];
  const by = refused.refusal.values["by"];
  const who = refused.refusal.code === "already_closed" && typeof by === "string" ? named(by) : "";
  const taken = who === "" ? "" : words.control.alerts.takenBy(who);
  const pitch = run.pitch === null ? null : namedSpan(goods, run.pitch);
  const now =
    refused.refusal.code === "on_air_changed" || refused.refusal.code === "run_changed"
      ? told.now(
          textIn(run.segment, "title") ?? "",
          pitch === null ? "" : words.control.inbox.link(pitch.no, pitch.name),
        )
      : "";
  return (
    <div className={styles.refused} role="alert" data-refused={refused.refusal.code}>
      <b>{told.title(refused.label)}</b>
      <span>{[sentence(refused.refusal, words), now, taken, cure ?? ""].join("")}</span>
      <Button size="small" onClick={forgetRefused}>
        {told.seen}
      </Button>
    </div>
  );
}

function Withheld() {
  const { room } = useDesk();
  const told = useWords().control.refused;
  const part = useWithheld(room);
  if (part === null) return null;
  return (
    <div className={styles.refused} role="status" data-withheld={part}>
      <span>{told.withheld}</span>
    </div>
  );
}
