// Rates as the columns of a table; what may be edited is written over what others changed elsewhere.
import { Refusal } from "@/api/refusal";
import { isDay, stateOf } from "@/domains/settlement/days";
import { readFigures, writeFigures } from "@/domains/settlement/figures";
import type { Rate, RateActs } from "@/domains/settlement/rates";
import type { Column } from "@/kit/table/columns";
import { dayKey } from "@/kit/time";
import type { Words } from "@/words/zh";
import type { KindWords } from "./useKindWords";

interface Given {
  words: Words;
  writes: boolean;
  acts: RateActs;
  /** The show day of now. */
  today: string;
  scope: (rate: Rate) => string;
  kinds: KindWords;
}

export function rateColumns({ words, writes, acts, today, scope, kinds }: Given): Column<Rate>[] {
  const told = words.rates;
  const refuse = (text: string) => new Refusal("invalid", 422, text);
  const edit = (
    from: (rate: Rate) => string,
    save: (rate: Rate, text: string) => Promise<unknown>,
  ) => (writes ? { edit: { allowed: (rate: Rate) => rate.active, from, save } } : {});
  const value = (rate: Rate) => writeFigures(rate, rate.unit);
  return [
    {
      id: "kind",
      title: told.kind,
      width: 108,
      frozen: true,
      filter: "choice",
      text: ({ kind: code, label }) => kinds.named({ code, label }),
    },
    {
      id: "value",
      title: told.value,
      width: 116,
      align: "right",
      frozen: true,
      text: value,
      order: (rate) => rate.low,
      ...edit(value, async (rate, text) => {
        const figures = readFigures(text, rate.unit);
        if (figures === undefined) throw refuse(told.badValue[rate.unit]);
        return acts.change(rate, figures);
      }),
    },
    { id: "scope", title: told.scope, width: 210, filter: "text", text: scope },
    {
      id: "per",
      title: told.per,
      width: 148,
      text: ({ kind: code, unit, per: said }) => {
        const per = kinds.per({ code, per: said });
        return unit === "ppm" ? per : `${words.profit.yuan} · ${per}`;
      },
    },
    {
      id: "first",
      title: told.first,
      width: 108,
      text: (rate) => rate.first_day,
      ...edit(
        (rate) => rate.first_day,
        async (rate, text) => {
          if (!isDay(text)) throw refuse(told.badDay);
          return acts.change(rate, { first_day: text });
        },
      ),
    },
    {
      id: "last",
      title: told.last,
      width: 108,
      text: (rate) => rate.last_day ?? told.openEnded,
      order: (rate) => rate.last_day ?? "9999",
      ...edit(
        (rate) => rate.last_day ?? "",
        async (rate, text) => {
          if (text !== "" && !isDay(text)) throw refuse(told.badDay);
          return acts.change(rate, { last_day: text === "" ? null : text });
        },
      ),
    },
    {
      id: "state",
      title: told.state,
      width: 88,
      filter: "choice",
      text: (rate) => told[stateOf(rate, today)],
    },
    {
      id: "source",
      title: told.source,
      width: 150,
      filter: "text",
      text: (rate) => rate.source,
      ...edit(
        (rate) => rate.source,
        (rate, text) => acts.change(rate, { source: text }),
      ),
    },
    { id: "by", title: told.by, width: 96, filter: "choice", text: (rate) => rate.by },
    {
      id: "as_of",
      title: told.asOf,
      width: 108,
      text: (rate) => dayKey(rate.as_of),
      order: (rate) => rate.as_of,
    },
    {
      id: "note",
      title: told.note,
      width: 160,
      filter: "text",
      text: (rate) => rate.note,
      ...edit(
        (rate) => rate.note,
        (rate, text) => acts.change(rate, { note: text }),
      ),
    },
  ];
}
