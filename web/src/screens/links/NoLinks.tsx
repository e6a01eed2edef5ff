// A bag with nothing in it: what to do first.
import { App, Button } from "antd";
import { useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import type { LinkActs } from "@/domains/selection/links";
import type { Show } from "@/domains/selection/shows";
import { Empty } from "@/kit/Empty";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import { ShowSelect } from "../shows/ShowSelect";
import styles from "./links.module.css";

interface Props {
  show: Show;
  acts: LinkActs;
  writes: boolean;
  paste: () => void;
  add: () => void;
}

export function NoLinks({ show, acts, writes, paste, add }: Props) {
  const words = useWords();
  const told = words.links;
  const { message } = App.useApp();
  const undo = useUndo();
  const [busy, setBusy] = useState(false);
  if (!writes) return <Empty title={told.empty} why={told.emptyReadOnly} />;
  const copy = async (source: number) => {
    setBusy(true);
    try {
      const { act, made, left } = await acts.copyFrom(source);
      if (left.length > 0) message.warning(words.shows.leftOut(words.common.listed(left)), 10);
      if (act !== null) undo(told.copied(made), () => acts.undo(act));
    } catch (thrown) {
      void message.warning(sentence(asRefusal(thrown), words), 8);
    }
    setBusy(false);
  };
  return (
    <Empty
      title={told.empty}
      why={told.emptyWhy}
      action={
        <div className={styles.choices}>
          <Button type="primary" onClick={paste}>
            {told.paste}
          </Button>
          <ShowSelect
            show={show}
            label={told.fromShow}
            offers={(one) => one.links > 0}
            choose={(id) => void copy(id)}
            loading={busy}
          />
          <Button onClick={add}>{told.add}</Button>
        </div>
      }
    />
  );
}
