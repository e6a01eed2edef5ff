// Whether the host has a prompter before her, and what became of the last line: one line, always there.
import { usePrompterPart } from "@/domains/control/live";
import { atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { stageOf } from "./PushButton";
import styles from "./push.module.css";
import { usePush } from "./usePush";

export function PrompterStatus() {
  const { room, open } = useDesk();
  const told = useWords().prompter.desk;
  const part = usePrompterPart(room);
  const { line } = usePush();
  const screens = part?.screens.length ?? 0;
  const [shown] = line?.shown ?? [];
  const stage = line === null ? "none" : stageOf(line);
  const said =
    line === null
      ? null
      : line.ack !== null
        ? told.state.ack(line.text, atSecond(line.ack.ts))
        : shown === undefined
          ? told.state.waiting(line.text)
          : told.state.shown(line.text, atSecond(shown.ts));
  const there = screens === 0 ? told.state.none : told.state.open(screens);
  const text = said === null ? there : screens === 0 ? `${there} · ${said}` : said;
  return (
    <button
      type="button"
      className={styles.status}
      title={`${there}${said === null ? "" : ` · ${said}`}`}
      onClick={() => open({ kind: "prompter" })}
      data-screens={screens}
      data-line-stage={stage}
      data-missing={screens === 0 && line !== null}
    >
      <i aria-hidden />
      <span>{text}</span>
    </button>
  );
}
