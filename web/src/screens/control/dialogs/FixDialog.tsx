// Setting right what was just marked wrong: another link, some seconds earlier or later, or not at
// all. It works on the stretch as it stands now, after every other correction.
import { Button, Input } from "antd";
import { useState } from "react";
import {
  dropped,
  type Fixable,
  idNow,
  LANE_OF,
  mayShift,
  moved,
  shifted,
} from "@/domains/control/fixes";
import type { Good } from "@/domains/control/goods";
import { useRoomNow } from "@/domains/control/live";
import type { DeskPress } from "@/domains/control/parts";
import { useTimeline } from "@/domains/control/room";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { atSecond } from "@/kit/time";
import type { Command } from "@/live/commands";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { pressWords } from "../desk/pressWords";
import { DeskModal } from "./DeskModal";
import styles from "./dialogs.module.css";

const STEPS = [-30, -10, -5, 5, 10, 30];

export function FixDialog({ press }: { press: DeskPress }) {
  const { room, run, goods, plan, close, presses, press: send } = useDesk();
  const words = useWords();
  const told = words.control.fix;
  const now = useRoomNow(room);
  const [why, setWhy] = useState("");
  const timeline = useTimeline(room, run.show?.id ?? null, run.run_seq);
  const lane = LANE_OF[press.kind];
  const spans = lane === undefined ? [] : (timeline.data?.lanes[lane] ?? []);
  const id = idNow(presses, press.id);
  const found = spans.find((span) => span.id === id);
  const label = pressWords(press, goods, words, plan);
  const fix = (command: Command | null) => {
    if (command === null) return;
    close();
    void send(command, words.control.acts.fixOf(label));
  };
  if (lane === undefined || (found === undefined && timeline.data !== undefined)) {
    return (
      <DeskModal title={told.title(label)}>
        <Empty small title={told.gone} />
      </DeskModal>
    );
  }
  const span: Fixable | null =
    found === undefined
      ? null
      : {
          lane,
          id: found.id,
          key: found.key,
          start: found.start,
          end: found.end,
          product: found.product,
        };
  const about = lane === "pitch" || lane === "pin";
  return (
    <DeskModal title={told.title(label)} width={560}>
      <RefusalNote error={timeline.error} />
      {span !== null && (
        <div className={styles.stack} data-fix={span.id}>
          <p className={styles.soft}>
            {span.end === null
              ? told.running(atSecond(span.start))
              : told.ran(atSecond(span.start), atSecond(span.end))}
          </p>
          {(["from", "to"] as const).map((edge) => (
            <div
              key={edge}
              className={styles.row}
              data-edge={edge}
              title={edge === "to" && span.end === null ? told.stillRuns : undefined}
            >
              <span>{told.edges[edge]}</span>
              {STEPS.map((step) => (
                <Button
                  key={step}
                  size="small"
                  disabled={!mayShift(span, edge, step * 1_000, now)}
                  onClick={() => fix(shifted(span, edge, step * 1_000, why.trim()))}
                >
                  {told.seconds(step)}
                </Button>
              ))}
            </div>
          ))}
          {about && (
            <Others
              not={span.product}
              choose={(good) =>
                fix(
                  moved(
                    span,
                    { product: good.product, no: good.no, name: good.name },
                    now,
                    why.trim(),
                  ),
                )
              }
            />
          )}
          <Input
            maxLength={100}
            value={why}
            placeholder={told.why}
            onChange={(event) => setWhy(event.target.value)}
          />
          <Button block data-drop="" onClick={() => fix(dropped(span, why.trim()))}>
            {told.drop}
          </Button>
        </div>
      )}
    </DeskModal>
  );
}

interface OthersProps {
  not: string | null;
  choose: (good: Good) => void;
}

function Others({ not, choose }: OthersProps) {
  const { goods } = useDesk();
  const told = useWords().control.fix;
  return (
    <div className={styles.field}>
      <span>{told.other}</span>
      <div className={styles.numbers}>
        {goods
          .filter((good) => good.no !== null && good.product !== not)
          .toSorted((a, b) => (a.no ?? 0) - (b.no ?? 0))
          .map((good) => (
            <Button key={good.linkId} data-to-no={good.no} onClick={() => choose(good)}>
              <b>{good.no}</b> {good.name}
            </Button>
          ))}
      </div>
    </div>
  );
}
