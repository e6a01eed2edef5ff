// One press sends it to the group it went to last; the text can be copied for any other chat.
import { Link } from "@tanstack/react-router";
import { App, Button, Checkbox, Select } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";
import { useMay } from "@/domains/people/me";
import { useGroups } from "@/domains/team/groups";
import type { Heartbeat } from "@/domains/team/heartbeat";
import { offered } from "@/domains/team/lastGroup";
import { useMessage } from "@/domains/team/messages";
import { plainText, sayable, type Text } from "@/domains/team/text";
import { copied } from "@/kit/copied";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import styles from "./bulletin.module.css";
import { MessageLine } from "./MessageLine";
import { useSending } from "./useSending";

/** The second half of a double press was meant for what stood here before. */
const TOO_SOON_MS = 300;

/** A key that is held down since what stood here before sends nothing. */
const notHeld = (event: KeyboardEvent) => {
  if (event.repeat) event.preventDefault();
};

interface Props {
  beat: Heartbeat;
  text: Text;
  /** The key that was pressed last goes on here: Enter sends, or copies where nothing can be sent. */
  focus?: boolean;
}

export function SendBar({ beat, text, focus = false }: Props) {
  const words = useWords();
  const told = words.bulletin;
  const may = useMay();
  const { message } = App.useApp();
  const bar = useRef<HTMLDivElement>(null);
  const groups = useGroups(may("team.read"));
  const [chosen, setChosen] = useState<number | null>(null);
  const [drawn, setDrawn] = useState(true);
  const [shownAt] = useState(() => performance.now());
  const inUse = (groups.data ?? []).filter((one) => one.active);
  const group = inUse.find((one) => one.id === chosen) ?? offered(inUse, beat.room, beat.what);
  const picture = drawn && beat.picture !== "" && group?.picture_note === "";
  const sending = useSending(beat, group, text, picture);
  const there = useMessage(sending.before).data;
  const ready = sayable(text);
  const maySend = may("team.send") && may("team.read");
  const copy = async () => {
    if (await copied(plainText(text), bar.current)) message.info(words.common.copied);
    else message.warning(told.copyFailed, 6);
  };
  const sends = maySend && group !== null;
  // Until the groups are known nobody knows what Enter does.
  const known = !maySend || !groups.isPending;
  return (
    <div className={styles.bar} ref={bar} data-send={beat.once}>
      <RefusalNote error={groups.error} retry={() => void groups.refetch()} />
      <RefusalNote error={sending.error} />
      <div className={styles.row}>
        {sends && (
          <>
            <Select
              className={styles.group}
              aria-label={told.to}
              value={group.id}
              onChange={setChosen}
              options={inUse.map((one) => ({
                value: one.id,
                label: `${one.title} · ${words.groups.kinds[one.kind]}`,
              }))}
            />
            {sending.before === null && (
              <Button
                key={group.id}
                type="primary"
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- a key opened this, a key sends it
                autoFocus={focus}
                loading={sending.busy}
                disabled={!ready}
                onClick={() => {
                  if (!focus || performance.now() - shownAt > TOO_SOON_MS) sending.go();
                }}
                onKeyDown={notHeld}
                data-act="send"
              >
                {told.send}
              </Button>
            )}
            {/* What did not arrive is sent again by its own steps, below. */}
            {there?.state === "sent" && (
              <Button
                loading={sending.busy}
                disabled={!ready}
                onClick={sending.go}
                data-act="send-again"
              >
                {told.again}
              </Button>
            )}
          </>
        )}
        {known && (
          <Button
            type={sends ? "default" : "primary"}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- as above, where nothing can be sent
            autoFocus={focus && !sends}
            disabled={!ready}
            onClick={() => void copy()}
            data-act="copy"
          >
            {told.copy}
          </Button>
        )}
        {sends && beat.picture !== "" && group.picture_note === "" && (
          <Checkbox checked={drawn} onChange={(event) => setDrawn(event.target.checked)}>
            {told.withPicture}
          </Checkbox>
        )}
      </div>
      {!ready && <p className={tone.soon}>{told.empty}</p>}
      {sends && beat.picture !== "" && group.picture_note !== "" && (
        <p className={tone.soft}>{group.picture_note}</p>
      )}
      {!maySend && <p className={tone.soft}>{told.mayNotSend}</p>}
      {maySend && groups.isSuccess && group === null && (
        <p className={tone.soft}>
          {told.noGroups}{" "}
          <Link to="/groups" className={styles.link}>
            {told.toGroups}
          </Link>
        </p>
      )}
      {sends && sending.before !== null && (
        <MessageLine key={sending.before} id={sending.before} label={told.sentThere(group.title)} />
      )}
    </div>
  );
}
