// The host's prompter from the desk: opened here, given out as a link with an end, and the last lines.
import { Button, Input, InputNumber, QRCode } from "antd";
import { useState } from "react";
import {
  type PrompterLink,
  type PrompterLinkMade,
  useMakePrompterLink,
  usePrompterLinks,
  useWithdrawPrompterLink,
} from "@/domains/prompter/links";
import type { PushedLine } from "@/domains/prompter/parts";
import { HoldButton } from "@/kit/HoldButton";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, atSecond } from "@/kit/time";
import { useWords } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import { DeskModal } from "../dialogs/DeskModal";
import styles from "./push.module.css";
import { usePush } from "./usePush";

const MOST_HOURS = 24;
const HOURS = 12;

export function PrompterDialog() {
  const { room } = useDesk();
  const told = useWords().prompter.desk.dialog;
  const { may, last } = usePush();
  return (
    <DeskModal title={told.title} width={620}>
      <div className={styles.dialog}>
        <p>
          <Button href={`/prompter/${room}`} target="_blank" rel="noreferrer" data-open-prompter="">
            {told.open}
          </Button>{" "}
          <small>{told.openWhy}</small>
        </p>
        {may && <Links room={room} />}
        <Last last={last} />
      </div>
    </DeskModal>
  );
}

function Links({ room }: { room: string }) {
  const told = useWords().prompter.desk.dialog;
  const links = usePrompterLinks(room);
  const make = useMakePrompterLink(room);
  const [note, setNote] = useState("");
  const [hours, setHours] = useState(HOURS);
  return (
    <section>
      <div className={styles.make}>
        <Input
          maxLength={60}
          aria-label={told.note}
          placeholder={told.noteHint}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <label>
          {told.hours}{" "}
          <InputNumber
            min={1}
            max={MOST_HOURS}
            precision={0}
            value={hours}
            onChange={(value) => setHours(value ?? HOURS)}
          />
        </label>
        <Button
          type="primary"
          loading={make.isPending}
          onClick={() => make.mutate({ hours, note: note.trim() })}
          data-make-prompter=""
        >
          {told.make}
        </Button>
      </div>
      <RefusalNote error={make.error} />
      {make.data !== undefined && <Made made={make.data} />}
      <h3>{told.given}</h3>
      <RefusalNote error={links.error} retry={() => void links.refetch()} />
      {links.data?.length === 0 && <p>{told.noneGiven}</p>}
      <ul>
        {links.data?.map((link) => (
          <Given key={link.id} link={link} />
        ))}
      </ul>
    </section>
  );
}

function Made({ made }: { made: PrompterLinkMade }) {
  const told = useWords().prompter.desk.dialog;
  const address = new URL(made.path, location.origin).href;
  return (
    <div className={styles.made}>
      <QRCode value={address} type="svg" size={144} color="#000" bgColor="#fff" />
      <div>
        <b>{told.made}</b>
        <p>{told.madeWhy}</p>
        <Input
          readOnly
          value={address}
          aria-label={told.made}
          onFocus={(event) => event.target.select()}
          data-prompter-link=""
        />
      </div>
    </div>
  );
}

function Given({ link }: { link: PrompterLink }) {
  const told = useWords().prompter.desk.dialog;
  const withdraw = useWithdrawPrompterLink();
  return (
    <li data-given-prompter={link.id}>
      <span>
        {[link.note, told.until(atClock(link.until))].filter((one) => one !== "").join(" · ")}
      </span>
      <HoldButton disabled={withdraw.isPending} onHeld={() => withdraw.mutate(link)}>
        {told.withdraw}
      </HoldButton>
      <RefusalNote error={withdraw.error} />
    </li>
  );
}

function Last({ last }: { last: readonly PushedLine[] }) {
  const told = useWords().prompter.desk;
  return (
    <section>
      <h3>{told.dialog.last}</h3>
      {last.length === 0 && <p>{told.dialog.noneLast}</p>}
      <ol>
        {last.toReversed().map((line) => (
          <li key={line.id} data-pushed-line={line.id}>
            <time>{atSecond(line.ts)}</time>
            <b>{line.text}</b>
            <small>
              {[
                line.shown[0] === undefined
                  ? told.dialog.notShown
                  : told.dialog.shownOn(atSecond(line.shown[0].ts)),
                line.ack === null ? told.dialog.notAck : told.dialog.ackAt(atSecond(line.ack.ts)),
                line.down === null ? "" : downWord(line.down.why, told.downs),
              ]
                .filter((one) => one !== "")
                .join(" · ")}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

const downWord = (why: string, words: Record<string, string>) => words[why] ?? why;
