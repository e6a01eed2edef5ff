// States one rate: opened from what a profit is missing with its kind and scope filled in, so that
// only the value is left to be typed.
import { App, DatePicker, Form, Input, Select } from "antd";
import { useMemo, useState } from "react";
import { Dialog } from "@/kit/Dialog";
import { asRefusal } from "@/api/refusal";
import { useMay } from "@/domains/people/me";
import { dayBefore, neighboursOf } from "@/domains/settlement/days";
import { type Figures, readFigures, writeFigures } from "@/domains/settlement/figures";
import {
  type Rate,
  type RateCode,
  type RateScope,
  useRateKinds,
  useRates,
  useStateRate,
} from "@/domains/settlement/rates";
import { placeErrors } from "@/kit/forms";
import { RefusalNote } from "@/kit/RefusalNote";
import { dayKey, type Dayjs, startOfShowDay, toPicker } from "@/kit/time";
import { useOnce } from "@/kit/useOnce";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { ScopeFields, type ScopeValues } from "./ScopeFields";
import styles from "./rates.module.css";
import { useKindWords } from "./useKindWords";

export interface About {
  kind?: RateCode;
  room?: string;
  product?: string;
  duty?: Rate["duty"];
  person?: string;
  /** YYYY-MM-DD; left out: the show day of now. */
  firstDay?: string;
  cur?: string;
  figures?: Figures;
  source?: string;
}

interface Fields extends ScopeValues {
  kind: RateCode;
  value: string;
  first_day: Dayjs;
  source?: string;
}

interface Props {
  about: About;
  close: () => void;
}

const day = (picked: Dayjs) => picked.format("YYYY-MM-DD");
const PAY = "money.profit.read";

export function StateRate({ about, close }: Props) {
  const { words } = useLanguage();
  const told = words.rates;
  const now = useNow(60_000);
  const may = useMay();
  const { message } = App.useApp();
  const kinds = useRateKinds(true).data ?? [];
  const rates = useRates(false, true).data;
  const state = useStateRate();
  const once = useOnce();
  const kindWords = useKindWords();
  const [form] = Form.useForm<Fields>();
  const [error, setError] = useState<unknown>(null);
  const offered = kinds.filter(({ code }) => code !== "labour" || may(PAY));
  const given = Form.useWatch([], form) as Partial<Fields> | undefined;
  const code = given?.kind ?? about.kind;
  const kind = kinds.find((one) => one.code === code);
  const initial = useInitial(about, now);
  const firstDay = given?.first_day ? day(given.first_day) : day(initial.first_day);
  const scope = scopeOf(code, given ?? initial);
  const met = scope && rates ? neighboursOf(rates, scope, firstDay) : undefined;
  const lastDay = met?.after === undefined ? null : dayBefore(met.after.first_day);

  const submit = async (values: Fields, again: () => void) => {
    const figures = kind && readFigures(values.value, kind.unit);
    const where = scopeOf(values.kind, values);
    if (kind === undefined || figures === undefined || where === null) {
      again();
      return;
    }
    setError(null);
    try {
      const made = await state.mutateAsync({
        ...where,
        room: where.room || null,
        ...figures,
        first_day: day(values.first_day),
        last_day: lastDay,
        source: values.source ?? "",
        as_of: now,
        note: "",
        cur: about.cur ?? "CNY",
        follow_on: met?.before !== undefined,
      });
      message.info(told.stated(kindWords.named({ code: made.kind, label: made.label }), made.said));
      close();
    } catch (thrown) {
      again();
      const names = ["kind", "product", "duty", "person", "first_day", "source"];
      const refusal = asRefusal(thrown);
      setError(refusal.code === "invalid" ? placeErrors(form, thrown, names) : refusal);
    }
  };
  return (
    <Dialog
      open
      title={
        kind === undefined
          ? told.addTitle
          : told.kindSaid[kind.unit](kindWords.named(kind), kindWords.per(kind))
      }
      onCancel={close}
      onOk={form.submit}
      okText={told.save}
      confirmLoading={state.isPending}
      width={460}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(values) => once((again) => void submit(values, again))}
        data-form="rate"
      >
        <RefusalNote error={error} />
        <Form.Item name="kind" label={told.kind} rules={[{ required: true }]}>
          <Select
            options={offered.map((one) => ({
              value: one.code,
              label: told.kindSaid[one.unit](kindWords.named(one), kindWords.per(one)),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="value"
          label={told.value}
          extra={told.valueHow}
          rules={[
            {
              validator: (_, text: string | undefined) =>
                kind !== undefined && readFigures(text ?? "", kind.unit) === undefined
                  ? Promise.reject(new Error(told.badValue[kind.unit]))
                  : Promise.resolve(),
            },
          ]}
          validateTrigger="onSubmit"
        >
          <Input
            // Opened to type just this.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            data-caret
            autoComplete="off"
            inputMode="decimal"
            placeholder={told.valueHint[kind?.unit ?? "ppm"]}
            onPressEnter={form.submit}
          />
        </Form.Item>
        <ScopeFields kind={kind} form={form} />
        <Form.Item name="first_day" label={told.first} rules={[{ required: true }]}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Form.Item name="source" label={words.common.mayBeEmpty(told.source)}>
          <Input
            maxLength={200}
            autoComplete="off"
            placeholder={told.sourceHint}
            onPressEnter={form.submit}
          />
        </Form.Item>
        {met?.clash !== undefined ? (
          <p className={styles.soon}>{told.clash(met.clash.first_day)}</p>
        ) : (
          <>
            {met?.before !== undefined && (
              <p className={styles.soft}>{told.follow(met.before.first_day)}</p>
            )}
            {lastDay !== null && <p className={styles.soft}>{`${told.last} ${lastDay}`}</p>}
          </>
        )}
      </Form>
    </Dialog>
  );
}

/** What the form begins with; of pay it is the duty's, which holds for all who sit there. */
function useInitial(about: About, now: number) {
  return useMemo(() => {
    const at = about.firstDay === undefined ? startOfShowDay(now) : null;
    const firstDay = about.firstDay ?? dayKey(at ?? now);
    const unit = about.kind === undefined ? "ppm" : unitOf(about.kind);
    const byDuty = about.kind === "labour" && about.duty != null;
    return {
      kind: about.kind,
      room: about.room ?? "",
      product: about.product ?? "",
      pay: (byDuty || !about.person ? "duty" : "person") as ScopeValues["pay"],
      duty: about.duty ?? null,
      person: about.person ?? "",
      value: about.figures === undefined ? "" : writeFigures(about.figures, unit),
      first_day: toPicker(Date.parse(`${firstDay}T12:00:00Z`)),
      source: about.source ?? "",
    };
    // What it was opened with stays, however long it is open.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
}

const SHARES: readonly RateCode[] = ["commission", "platform_fee", "return_loss", "worst_return"];
const unitOf = (code: RateCode) => (SHARES.includes(code) ? "ppm" : "fen");

/** The scope as it is sent: only what this kind may be narrowed by. */
function scopeOf(kind: RateCode | undefined, given: Partial<ScopeValues>): RateScope | null {
  if (kind === undefined) return null;
  const pay = kind === "labour";
  const byDuty = given.pay !== "person";
  const goods = ["commission", "platform_fee", "return_loss", "worst_return", "goods_cost"];
  return {
    kind,
    room: given.room ?? "",
    product: goods.includes(kind) ? (given.product ?? "").trim() : "",
    duty: pay && byDuty ? (given.duty ?? null) : null,
    person: pay && !byDuty ? (given.person ?? "") : "",
  };
}
