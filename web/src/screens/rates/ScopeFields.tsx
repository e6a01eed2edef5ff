// What narrows a rate: a room, and what its kind allows besides.
import { AutoComplete, Form, type FormInstance, Segmented, Select } from "antd";
import { useHosts, useUsers } from "@/domains/people/people";
import { useRooms } from "@/domains/rooms/rooms";
import type { Rate, RateKind } from "@/domains/settlement/rates";
import { folded } from "@/kit/table/rows";
import { useWords } from "@/words/words";
import { useListed } from "./useScopeWords";

export interface ScopeValues {
  /** "" for all. */
  room: string;
  product: string;
  /** Whether pay is by duty or by person. */
  pay: "duty" | "person";
  duty: Rate["duty"];
  person: string;
}

interface Props {
  kind: RateKind | undefined;
  form: FormInstance;
}

export function ScopeFields({ kind, form }: Props) {
  const words = useWords();
  const told = words.rates;
  const rooms = useRooms(true).data ?? [];
  const listed = useListed();
  const pay = Form.useWatch<ScopeValues["pay"] | undefined>("pay", form);
  const needsProduct = kind?.code === "goods_cost";
  const paid = kind?.scopes.includes("duty") === true;
  return (
    <>
      {kind?.scopes.includes("product") === true && (
        <Form.Item
          name="product"
          label={needsProduct ? told.product : `${told.product}：${told.allProducts}`}
          rules={needsProduct ? [{ required: true, message: told.noProduct }] : []}
        >
          <AutoComplete
            allowClear
            placeholder={told.productHint}
            showSearch={{
              filterOption: (typed, option) =>
                folded(`${String(option?.label)} ${String(option?.value)}`).includes(folded(typed)),
            }}
            options={[...listed].map(([value, name]) => ({ value, label: `${name} · ${value}` }))}
          />
        </Form.Item>
      )}
      <Form.Item name="pay" hidden={!paid} label={told.dutyOrPerson}>
        <Segmented
          options={[
            { value: "duty", label: told.byDuty },
            { value: "person", label: told.byPerson },
          ]}
        />
      </Form.Item>
      {paid && pay !== "person" && (
        <Form.Item name="duty" label={told.duty} rules={[{ required: true }]}>
          <Select
            options={Object.entries(words.duties).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
      )}
      {paid && pay === "person" && <PersonField />}
      {rooms.length > 1 && (
        <Form.Item name="room" label={told.room}>
          <Select
            options={[
              { value: "", label: told.allRooms },
              ...rooms.map(({ ident: value, title: label }) => ({ value, label })),
            ]}
          />
        </Form.Item>
      )}
    </>
  );
}

function PersonField() {
  const told = useWords().rates;
  const hosts = useHosts().data ?? [];
  const users = useUsers(false).data ?? [];
  return (
    <Form.Item name="person" label={told.person} rules={[{ required: true }]}>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        options={[
          ...hosts.map(({ id, name }) => ({ value: `host:${id}`, label: name })),
          ...users.map(({ id, name }) => ({ value: `user:${id}`, label: name })),
        ]}
      />
    </Form.Item>
  );
}
