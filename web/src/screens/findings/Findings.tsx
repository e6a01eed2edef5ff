// The review of a show (复盘): what differed, when it turned, and what is to be done about it.
import { Link, useParams } from "@tanstack/react-router";
import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { Recounting } from "@/domains/control/Recounting";
import { exportPath, type Review, useReview, useWritten } from "@/domains/findings/findings";
import { useFreshOnPress, useShows, type Which } from "@/domains/review/shows";
import { clockOf, useRooms, useRun } from "@/domains/rooms/rooms";
import { TakeAlong } from "@/domains/work/TakeAlong";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { roomTime } from "@/live/serverClock";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import { Page } from "../Page";
import { spanText } from "../show/spanText";
import { ShowTabs } from "../show/tabs/ShowTabs";
import styles from "./findings.module.css";
import { Parts } from "./Parts";

export default function Findings() {
  const params = useParams({ strict: false });
  const { room = "", show = "" } = params;
  const which = useMemo<Which>(() => ({ room, show }), [room, show]);
  const words = useWords();
  useFreshOnPress(room);
  const [against, setAgainst] = useState("");
  const asked = useReview(which, against);
  const written = useWritten(which);
  const review = useMemo(() => asked.data && { ...asked.data, ...written }, [asked.data, written]);
  const name = useRooms(true).data?.find((one) => one.ident === room)?.title ?? room;
  const title = `${name} · ${words.findings.title}`;
  return (
    <Page wide title={title} aside={<Aside which={which} review={review} against={against} />}>
      <ShowTabs which={which} />
      <RefusalNote error={asked.error} retry={() => void asked.refetch()} />
      {review === undefined ? (
        <div className={styles.waiting} data-screen="findings" aria-busy={!asked.error}>
          {!asked.error && <Empty title={words.findings.waiting} />}
        </div>
      ) : (
        // What somebody writes belongs to one show: another show begins anew.
        <Parts
          key={`${room} ${show}`}
          which={which}
          title={name}
          review={review}
          comparing={{ against, setAgainst, stale: asked.isPlaceholderData }}
        />
      )}
    </Page>
  );
}

interface AsideProps {
  which: Which;
  review: Review | undefined;
  against: string;
}

/** When it was, how far its review is, and what can be taken along. */
function Aside({ which, review, against }: AsideProps) {
  const { words, language } = useLanguage();
  const said = words.findings;
  const show = useShows(which.room).data?.find((one) => one.id === which.show);
  const run = useRun(which.room);
  const wall = useNow(1_000);
  const now = run === undefined ? wall : roomTime(clockOf(run), wall);
  const takes = (["xlsx", "html"] as const).map((form) => ({
    key: form,
    label: form === "xlsx" ? said.takeXlsx : said.takeHtml,
    path: exportPath(which),
    body: { form, against },
  }));
  return (
    <>
      {show !== undefined && (
        <span className={styles.soft}>
          {show.title} {spanText(show, now, language, words)}
        </span>
      )}
      {show?.composed && <span className={styles.badge}>{words.rooms.sources.composed}</span>}
      {review !== undefined && (
        <span className={styles.badge} data-review={review.state}>
          {review.state === "closed" ? said.closed : said.open}
        </span>
      )}
      <Recounting since={review?.recounting ? (show?.recounting ?? now) : null} now={now} />
      <span className={styles.acts}>
        <Button
          icon={<PrinterOutlined />}
          disabled={review === undefined}
          onClick={() => window.print()}
        >
          {said.print}
        </Button>
        <TakeAlong label={said.take} groups={[takes]} disabled={review === undefined} />
        <Link to="/rooms/$room/shows" params={{ room: which.room }}>
          <Button type="text">{words.review.shows.title}</Button>
        </Link>
      </span>
    </>
  );
}
