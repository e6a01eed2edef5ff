// A column of costs from a spreadsheet, by the product's id on the platform.
import { Refusal } from "@/api/refusal";
import { isDay } from "@/domains/settlement/days";
import { readFigures } from "@/domains/settlement/figures";
import { type Rate, useStateRate } from "@/domains/settlement/rates";
import { PasteDialog } from "@/kit/table/PasteDialog";
import { useNow } from "@/live/useNow";
import { useWords } from "@/words/words";

interface Props {
  open: boolean;
  close: () => void;
  today: string;
  rates: readonly Rate[];
}

export function PasteCosts({ open, close, today, rates }: Props) {
  const told = useWords().rates;
  const now = useNow(60_000);
  const state = useStateRate();
  const refuse = (text: string) => new Refusal("invalid", 422, text);
  return (
    <PasteDialog
      open={open}
      close={close}
      names={told.headings}
      exists={({ product, cost, first }) => {
        const figures = readFigures(cost, "fen");
        const day = first || today;
        return rates.some(
          (one) =>
            one.active &&
            one.kind === "goods_cost" &&
            one.product === product &&
            one.room === "" &&
            one.low === figures?.low &&
            one.high === figures.high &&
            one.first_day <= day &&
            (one.last_day === null || one.last_day >= day),
        );
      }}
      write={async ({ product, cost, first, source }) => {
        const figures = readFigures(cost, "fen");
        if (product === "") throw refuse(told.noProduct);
        if (figures === undefined) throw refuse(told.badValue.fen);
        if (first !== "" && !isDay(first)) throw refuse(told.badDay);
        await state.mutateAsync({
          kind: "goods_cost",
          product,
          ...figures,
          first_day: first || today,
          as_of: now,
          source,
          note: "",
          person: "",
          cur: "CNY",
          follow_on: true,
        });
      }}
    />
  );
}
