// What a show really earned: as a whole, then by shift, host and link, each number opened.
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useMemo, useState } from "react";
import { Recounting } from "@/domains/control/Recounting";
import { useMay } from "@/domains/people/me";
import { useFreshOnPress, useShows, type Which } from "@/domains/review/shows";
import { clockOf, useRooms, useRun } from "@/domains/rooms/rooms";
import { type By, BYS, useProfit } from "@/domains/settlement/profit";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { roomTime } from "@/live/serverClock";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import { Page } from "../Page";
import { spanText } from "../show/spanText";
import { ShowTabs } from "../show/tabs/ShowTabs";
import { Breakdown } from "./Breakdown";
import styles from "./profit.module.css";

export const PROFIT = "money.profit.read";

export default function Profit() {
  const params = useParams({ strict: false });
  const { room = "", show = "" } = params;
  const which = useMemo<Which>(() => ({ room, show }), [room, show]);
  const words = useWords();
  const may = useMay()(PROFIT);
  useFreshOnPress(room);
  const title = useRooms(true).data?.find((one) => one.ident === room)?.title ?? room;
  return (
    <Page wide title={`${title} · ${words.profit.title}`} aside={<Aside which={which} may={may} />}>
      <ShowTabs which={which} />
      {may ? (
        <Known which={which} />
      ) : (
        <Empty title={words.profit.noRight} why={words.profit.noRightWhy} />
      )}
    </Page>
  );
}

function Aside({ which, may }: { which: Which; may: boolean }) {
  const { words, language } = useLanguage();
  const recounting = useProfit(which, "show", may).data?.recounting ?? false;
  const show = useShows(which.room).data?.find((one) => one.id === which.show);
  const run = useRun(which.room);
  const wall = useNow(1_000);
  const now = run === undefined ? wall : roomTime(clockOf(run), wall);
  return (
    <>
      {show !== undefined && (
        <span className={styles.soft}>
          {show.title} {spanText(show, now, language, words)}
        </span>
      )}
      <Recounting since={recounting ? (show?.recounting ?? now) : null} now={now} />
      <span className={styles.acts}>
        {may && (
          <Link to="/rates">
            <Button type="text" data-act="to-rates">
              {words.rates.title}
            </Button>
          </Link>
        )}
      </span>
    </>
  );
}

function Known({ which }: { which: Which }) {
  const told = useWords().profit;
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [by, setBy] = useState<By>(BYS.find((one) => one === search["by"]) ?? "show");
  const profit = useProfit(which, by, true);
  useActions(
    BYS.map((one) => ({
      id: `profit-${one}`,
      label: `${told.title} · ${told.bys[one] ?? one}`,
      run: () => setBy(one),
    })),
  );
  const data = profit.data;
  return (
    <div className={styles.profit} data-screen="profit" data-by={by} aria-busy={!data}>
      <div className={styles.bar}>
        <Segmented<By>
          aria-label={told.by}
          value={by}
          onChange={setBy}
          options={BYS.map((value) => ({ value, label: told.bys[value] ?? value }))}
        />
        {data !== undefined && (
          <span className={styles.soft}>
            {told.unit(data.cur === "CNY" ? told.yuan : data.cur)} · {told.day(data.day)}
          </span>
        )}
      </div>
      <RefusalNote error={profit.error} retry={() => void profit.refetch()} />
      {data === undefined ? (
        !profit.error && (
          <div className={styles.waiting}>
            <Empty title={told.waiting} />
          </div>
        )
      ) : (
        <Breakdown key={by} which={which} profit={data} />
      )}
    </div>
  );
}
