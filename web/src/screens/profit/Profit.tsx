// What a show really earned: as a whole, then by shift, host and link, each number opened.
import { Link, useSearch } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useMay } from "@/domains/people/me";
import type { Which } from "@/domains/review/shows";
import { type By, BYS, useProfit } from "@/domains/settlement/profit";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { ShowPage } from "../show/page/ShowPage";
import { useWhich } from "../show/page/useWhich";
import { Waiting } from "../show/page/Waiting";
import { Breakdown } from "./Breakdown";
import styles from "./profit.module.css";

const PROFIT = "money.profit.read";

export default function Profit() {
  const words = useWords();
  const which = useWhich();
  const may = useMay()(PROFIT);
  const recounting = useProfit(which, "show", may).data?.recounting ?? false;
  const rates = may && (
    <Link to="/rates">
      <Button type="text" data-act="to-rates">
        {words.rates.title}
      </Button>
    </Link>
  );
  return (
    <ShowPage which={which} title={words.profit.title} recounting={recounting} acts={rates}>
      {may ? (
        <Known which={which} />
      ) : (
        <Empty title={words.profit.noRight} why={words.profit.noRightWhy} />
      )}
    </ShowPage>
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
    <div
      className={styles.profit}
      data-screen="profit"
      data-by={by}
      aria-busy={!data && !profit.error}
    >
      <div className={styles.bar}>
        <Segmented<By>
          aria-label={told.by}
          value={by}
          onChange={setBy}
          options={BYS.map((value) => ({ value, label: told.bys[value] ?? value }))}
        />
        {data !== undefined && (
          <span className={tone.soft}>
            {told.unit(data.cur === "CNY" ? told.yuan : data.cur)} · {told.day(data.day)}
          </span>
        )}
      </div>
      {data !== undefined && (
        <RefusalNote error={profit.error} retry={() => void profit.refetch()} />
      )}
      {data === undefined ? (
        <Waiting title={told.waiting} error={profit.error} retry={() => void profit.refetch()} />
      ) : (
        <Breakdown key={by} which={which} profit={data} />
      )}
    </div>
  );
}
