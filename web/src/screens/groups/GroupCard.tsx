// One group: what is known of its robot without its address, a test, and taking it out of use.
import { App, Button } from "antd";
import { useRef, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useMay } from "@/domains/people/me";
import { type Group, useRestoreGroup, useRetireGroup, useTestGroup } from "@/domains/team/groups";
import { freshKey } from "@/kit/freshKey";
import { RefusalNote } from "@/kit/RefusalNote";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import { MessageLine } from "../bulletin/MessageLine";
import styles from "./groups.module.css";

export function GroupCard({ group, edit }: { group: Group; edit: () => void }) {
  const words = useWords();
  const told = words.groups;
  const { message } = App.useApp();
  const undo = useUndo();
  const writes = useMay()("team.channel.write");
  const [tested, setTested] = useState<number | null>(null);
  const retire = useRetireGroup();
  const restore = useRestoreGroup();
  const tell = (error: unknown) => void message.warning(sentence(asRefusal(error), words), 6);
  const toggle = () =>
    group.active
      ? retire.mutate(group, {
          onSuccess: (gone) => undo(told.retiredNow(group.title), () => restore.mutateAsync(gone)),
          onError: tell,
        })
      : restore.mutate(group, {
          onSuccess: () => void message.info(told.restoredNow(group.title), 6),
          onError: tell,
        });
  const facts = [
    told.address(group.webhook_tail),
    ...(group.kind === "wecom"
      ? []
      : [group.secret_tail === "" ? told.unsigned : told.signed(group.secret_tail)]),
    ...(group.keyword === "" ? [] : [told.keywordIs(group.keyword)]),
    ...(group.quiet_from === "" ? [] : [told.quietSpan(group.quiet_from, group.quiet_to)]),
  ];
  return (
    <article className={styles.card} data-group={group.id} data-faint={!group.active}>
      <header className={styles.row}>
        <h2>{group.title}</h2>
        <span className={styles.tag}>{told.kinds[group.kind]}</span>
        {!group.active && <span className={styles.tag}>{told.retired}</span>}
        <span className={styles.acts}>
          {writes && group.active && <Test group={group} sent={setTested} />}
          {writes && group.active && <Button onClick={edit}>{told.edit}</Button>}
          {writes && (
            <Button
              type="text"
              disabled={retire.isPending || restore.isPending}
              onClick={toggle}
              data-act={group.active ? "retire" : "restore"}
            >
              {group.active ? told.retire : told.restore}
            </Button>
          )}
        </span>
      </header>
      <p className={styles.soft}>{facts.join(" · ")}</p>
      <p className={styles.soft}>
        {group.picture_note === "" ? told.takesPicture : group.picture_note}
      </p>
      {tested !== null && <MessageLine id={tested} label={`${told.why.test}：`} />}
    </article>
  );
}

function Test({ group, sent }: { group: Group; sent: (message: number) => void }) {
  const told = useWords().groups;
  const test = useTestGroup();
  // One wish until it was taken: a second press, or one after a lost answer, is the same message.
  const once = useRef<string | null>(null);
  const go = () => {
    once.current ??= freshKey();
    test.mutate(
      { group, once: once.current },
      {
        onSuccess: (message) => {
          once.current = null;
          sent(message.id);
        },
      },
    );
  };
  return (
    <>
      <Button onClick={go} disabled={test.isPending} data-act="test">
        {told.test}
      </Button>
      <RefusalNote error={test.error} />
    </>
  );
}
