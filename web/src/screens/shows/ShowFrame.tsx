// What stands around the pages of one show: its name and time, its tabs, its menu.
import { useNavigate, useParams } from "@tanstack/react-router";
import { Segmented, Tag } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { useMay } from "@/domains/people/me";
import { useRoomTitle } from "@/domains/rooms/RoomChoice";
import { usePlanCards } from "@/domains/rundown/plan";
import { type Show, useShow } from "@/domains/selection/shows";
import { useActions } from "@/kit/actions/CommandBox";
import { RefusalNote } from "@/kit/RefusalNote";
import { onDay } from "@/kit/time";
import { useLanguage } from "@/words/words";
import { Missing } from "@/app/Missing";
import { OpenFindings } from "../findings/OpenFindings";
import { Page } from "../Page";
import { ShowDialog, type ShowTask } from "./ShowDialog";
import { ShowMenu } from "./ShowMenu";
import styles from "./frame.module.css";
import { spanOf } from "./times";

const PATHS = {
  links: "/shows/$show/links",
  rundown: "/shows/$show/rundown",
  review: "/shows/$show/review",
} as const;
type Tab = keyof typeof PATHS;

interface Props {
  tab: Tab;
  children: (show: Show) => ReactNode;
}

export function ShowFrame({ tab, children }: Props) {
  const { words, language } = useLanguage();
  const { show: param = "" } = useParams({ strict: false });
  const id = /^\d{1,15}$/.test(param) ? Number(param) : 0;
  const show = useShow(id);
  const titleOf = useRoomTitle();
  if (id === 0) return <Missing />;
  const { data } = show;
  return (
    <Page
      full
      title={data?.title ?? words.shows.untitled}
      aside={
        <>
          <span className={styles.when}>
            {data &&
              `${onDay(data.starts_at, language)} ${spanOf(data, words)} · ${titleOf(data.room)}`}
          </span>
          {data && <Head show={data} tab={tab} />}
        </>
      }
    >
      <RefusalNote error={show.error} retry={() => void show.refetch()} />
      {data === undefined ? <div /> : data.active ? children(data) : <p>{words.shows.gone}</p>}
    </Page>
  );
}

function Head({ show, tab }: { show: Show; tab: Tab }) {
  const { words } = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const [task, setTask] = useState<ShowTask | null>(null);
  const plans = usePlanCards(show.starts_at, show.ends_at);
  const card = useMemo(
    () => plans.data?.find((one) => one.show_id === show.id) ?? null,
    [plans.data, show.id],
  );
  const params = { show: String(show.id) };
  const go = (next: Tab) => void navigate({ to: PATHS[next], params });
  const labels: Record<Tab, string> = {
    links: words.shows.linksTab,
    rundown: words.shows.rundownTab,
    review: words.preshow.tab,
  };
  const tabs = (["links", "rundown", "review"] as const).filter(
    (one) => one !== "review" || may("compliance.read"),
  );
  useActions(
    tabs
      .filter((one) => one !== tab)
      .map((one) => ({
        id: `show-tab-${one}`,
        label: labels[one],
        also: [one],
        run: () => go(one),
      })),
  );
  return (
    <>
      <Tag variant="outlined">{words.shows.statuses[show.status]}</Tag>
      {show.status !== "closed" && <OpenFindings room={show.room} />}
      <span className={styles.gap} />
      <span className={styles.tabs}>
        <Segmented<Tab>
          value={tab}
          onChange={go}
          options={tabs.map((one) => ({
            value: one,
            label: one === "links" ? `${labels.links} ${show.links}` : labels[one],
          }))}
        />
        {may("link.write") && <ShowMenu show={show} card={card} start={setTask} />}
      </span>
      {task !== null && <ShowDialog task={task} close={() => setTask(null)} />}
    </>
  );
}
