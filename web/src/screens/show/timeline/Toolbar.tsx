// Over the timeline: closer, wider, all of it, and how else to get there.
import { MinusOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMedia } from "@/kit/useMedia";
import { useWords } from "@/words/words";
import styles from "./toolbar.module.css";
import type { View } from "./useView";

export function Toolbar({ view, live }: { view: View; live: boolean }) {
  const words = useWords();
  const told = words.review.timeline;
  const touch = useMedia("(pointer: coarse)");
  const how = touch ? told.hintTouch : told.hint;
  const hint = live ? `${words.review.show.live} ${how}` : how;
  const middle = (view.view.from + view.view.to) / 2;
  return (
    <div className={styles.toolbar}>
      <h2>{told.title}</h2>
      <p title={hint}>{hint}</p>
      <span className={styles.grow} />
      <Button
        size="small"
        icon={<MinusOutlined />}
        aria-label={told.wider}
        title={told.wider}
        disabled={view.all}
        onClick={() => view.zoom(2, middle)}
      />
      <Button
        size="small"
        icon={<PlusOutlined />}
        aria-label={told.closer}
        title={told.closer}
        onClick={() => view.zoom(0.5, middle)}
      />
      <Button size="small" disabled={view.all} onClick={view.showAll}>
        {told.whole}
      </Button>
    </div>
  );
}
