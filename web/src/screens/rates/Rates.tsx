// What things cost, as somebody stated it: one table of rates, each edited, followed on or taken back.
import { PlusOutlined, SnippetsOutlined } from "@ant-design/icons";
import { useSearch } from "@tanstack/react-router";
import { App, Button, Checkbox, Select } from "antd";
import { useMemo, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useMay } from "@/domains/people/me";
import { type Rate, useRateActs, useRateKinds, useRates } from "@/domains/settlement/rates";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { RowMenu } from "@/kit/RowMenu";
import { Table } from "@/kit/table/Table";
import { dayKey, startOfShowDay } from "@/kit/time";
import { useUndo } from "@/kit/Undo";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";
import { Page } from "../Page";
import { rateColumns } from "./columns";
import { History } from "./History";
import { PasteCosts } from "./PasteCosts";
import styles from "./rates.module.css";
import { type About, StateRate } from "./StateRate";
import { useKindWords } from "./useKindWords";
import { useScopeWords } from "./useScopeWords";

const READ = "money.cost.read";

export default function Rates() {
  const told = useWords().rates;
  const may = useMay();
  return (
    <Page full title={told.title}>
      {may(READ) ? <Known /> : <Empty title={told.noRight} why={told.noRightWhy} />}
    </Page>
  );
}

function Known() {
  const words = useWords();
  const told = words.rates;
  const { message } = App.useApp();
  const undo = useUndo();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [kind, setKind] = useState(typeof search["kind"] === "string" ? search["kind"] : "");
  const [retired, setRetired] = useState(false);
  const [asked, setAsked] = useState<About | null>(null);
  const [pasting, setPasting] = useState(false);
  const [history, setHistory] = useState<Rate | null>(null);
  const writes = useMay()("rate.write");
  const kinds = useRateKinds(true).data ?? [];
  const rates = useRates(retired, true);
  const acts = useRateActs();
  const scope = useScopeWords();
  const kindWords = useKindWords();
  const today = dayKey(startOfShowDay(useNow(60_000)));
  useActions(
    writes
      ? [
          { id: "add-rate", label: told.addTitle, run: () => setAsked({}) },
          { id: "paste-costs", label: told.pasteCosts, run: () => setPasting(true) },
        ]
      : [],
  );
  const rows = useMemo(
    () => (rates.data ?? []).filter((rate) => kind === "" || rate.kind === kind),
    [rates.data, kind],
  );
  const data = useMemo(
    () => rateColumns({ words, writes, acts, today, scope, kinds: kindWords }),
    [words, writes, acts, today, scope, kindWords],
  );

  const toggle = async (rate: Rate) => {
    try {
      if (rate.active) {
        const gone = await acts.retire(rate);
        undo(told.retired(rate.label), () => acts.restore(gone));
      } else {
        await acts.restore(rate);
        message.info(told.restored(rate.label));
      }
    } catch (thrown) {
      void message.warning(sentence(asRefusal(thrown), words), 8);
    }
  };
  const follow = ({ kind: code, room, product, duty, person, low, high, source, cur }: Rate) =>
    setAsked({ kind: code, room, product, duty, person, source, figures: { low, high },
      ...(cur !== "" && { cur }) }); // prettier-ignore
  const run: Record<string, (rate: Rate) => void> = {
    follow,
    history: setHistory,
    toggle: (rate) => void toggle(rate),
  };
  const columns = [
    ...data,
    {
      id: "do",
      title: "",
      width: 52,
      actions: true,
      text: () => "",
      cell: (rate: Rate) => (
        <RowMenu
          label={`${words.common.more} ${rate.label} ${scope(rate)}`}
          items={[
            ...(writes ? [{ key: "follow", label: told.newPrice }] : []),
            { key: "history", label: told.history },
            ...(writes
              ? [
                  { type: "divider" as const },
                  { key: "toggle", label: rate.active ? told.retire : told.restore },
                ]
              : []),
          ]}
          choose={(key) => run[key]?.(rate)}
        />
      ),
    },
  ];
  return (
    <>
      <RefusalNote error={rates.error} retry={() => void rates.refetch()} />
      <div className={styles.page} data-screen="rates">
        <Table
          name="settlement.rates"
          label={told.title}
          rows={rows}
          columns={columns}
          rowKey={(rate) => String(rate.id)}
          faint={(rate) => !rate.active || (rate.last_day !== null && rate.last_day < today)}
          mark={(rate) => ({ "data-rate": rate.id, "data-kind": rate.kind })}
          bar={
            <>
              {writes ? (
                <>
                  <Button
                    type="primary"
                    icon={<PlusOutlined />}
                    data-act="add-rate"
                    onClick={() => setAsked(kind === "" ? {} : { kind: kind as Rate["kind"] })}
                  >
                    {told.add}
                  </Button>
                  <Button
                    icon={<SnippetsOutlined />}
                    data-act="paste-costs"
                    onClick={() => setPasting(true)}
                  >
                    {told.pasteCosts}
                  </Button>
                </>
              ) : (
                <span className={styles.soft}>{told.readOnly}</span>
              )}
              <Select
                className={styles.kinds}
                aria-label={told.kind}
                value={kind}
                onChange={setKind}
                options={[
                  { value: "", label: told.allKinds },
                  ...kinds.map((one) => ({
                    value: one.code as string,
                    label: kindWords.named(one),
                  })),
                ]}
              />
              <Checkbox checked={retired} onChange={(event) => setRetired(event.target.checked)}>
                {told.showRetired}
              </Checkbox>
            </>
          }
          empty={
            rates.isPending || rates.error ? null : (
              <Empty
                title={kind === "" ? told.none : told.noneOfKind}
                why={told.noneWhy}
                action={writes && <Button onClick={() => setAsked({})}>{told.add}</Button>}
              />
            )
          }
        />
        {writes && rows.length > 0 && <p className={styles.how}>{told.editHow}</p>}
      </div>
      {asked !== null && <StateRate about={asked} close={() => setAsked(null)} />}
      {history !== null && <History rate={history} close={() => setHistory(null)} />}
      <PasteCosts
        open={pasting}
        close={() => setPasting(false)}
        today={today}
        rates={rates.data ?? []}
      />
    </>
  );
}
