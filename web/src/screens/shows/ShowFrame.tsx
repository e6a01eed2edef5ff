// What stands around the pages of one show: its name and time, the two tabs, its menu.
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

type Tab = "links" | "rundown";

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
  const go = (next: Tab) =>
    void navigate({
      to: next === "links" ? "/shows/$show/links" : "/shows/$show/rundown",
      params,
    });
  useActions([
    {
      id: "show-tab",
      label: tab === "links" ? words.shows.rundownTab : words.shows.linksTab,
      also: ["rundown", "links", "脚本", "链接"],
      run: () => go(tab === "links" ? "rundown" : "links"),
    },
  ]);
  return (
    <>
      <Tag variant="outlined">{words.shows.statuses[show.status]}</Tag>
      {show.status !== "closed" && <OpenFindings room={show.room} />}
      <span className={styles.gap} />
      <Segmented<Tab>
        value={tab}
        onChange={go}
        options={[
          { value: "links", label: `${words.shows.linksTab} ${show.links}` },
          { value: "rundown", label: words.shows.rundownTab },
        ]}
      />
      {may("link.write") && <ShowMenu show={show} card={card} start={setTask} />}
      {task !== null && <ShowDialog task={task} close={() => setTask(null)} />}
    </>
  );
}
