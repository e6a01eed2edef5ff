// The content was changed while somebody looked at it: what is other now.
import { Alert, Button } from "antd";
import type { PreShow } from "@/domains/preshow/preshow";
import { differenceOf } from "@/domains/preshow/standing";
import { useWords } from "@/words/words";
import styles from "./preshow.module.css";

const MOST = 5;

interface Props {
  before: PreShow;
  now: PreShow;
  seen: () => void;
}

export function News({ before, now, seen }: Props) {
  const words = useWords();
  const told = words.preshow;
  const { added, gone, items } = differenceOf(before, now);
  const lines = [
    ...(added.length > 0 ? [told.newsAdded(added.length)] : []),
    ...added.map((claim) => `${claim.place}${words.common.quoted(claim.span)}${claim.name}`),
    ...(gone.length > 0 ? [told.newsGone(gone.length)] : []),
    ...gone.map((claim) => `${claim.place}${words.common.quoted(claim.span)}`),
    ...items.map((item) => told.newsItem(item.title, told.states[item.state])),
  ];
  const shown = lines.slice(0, MOST);
  return (
    <div data-news>
      <Alert
        role="status"
        type="warning"
        showIcon
        title={told.news}
        description={
          <ul className={styles.news}>
            {lines.length === 0 && <li>{told.newsNone}</li>}
            {shown.map((line, at) => (
              // The same words may stand twice in one place.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${at} ${line}`}>{line}</li>
            ))}
            {lines.length > MOST && <li>{told.newsMore(lines.length - MOST)}</li>}
          </ul>
        }
        action={
          <Button size="small" data-act="news-seen" onClick={seen}>
            {told.newsSeen}
          </Button>
        }
      />
    </div>
  );
}
