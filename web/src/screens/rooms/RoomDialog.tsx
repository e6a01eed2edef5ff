// A new room, or what people see of one.
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { Dialog } from "@/kit/Dialog";
import { type Room, useAddRoom, useChangeRoom } from "@/domains/rooms/rooms";
import { placeErrors } from "@/kit/forms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";

interface Fields {
  title: string;
  ident: string;
  platform: Room["platform"];
  account?: string;
  cur: string;
}

/** The closed list of the server (control/choices.py). */
const CURRENCIES = "CNY HKD TWD USD EUR GBP SGD MYR THB PHP IDR MXN BRL JPY VND".split(" ");

const PLACES = ["title", "ident", "platform", "account", "cur"];

export function RoomDialog({ room, close }: { room: Room | null; close: () => void }) {
  const words = useWords();
  const told = words.rooms;
  const [form] = Form.useForm<Fields>();
  const [error, setError] = useState<unknown>(null);
  const add = useAddRoom();
  const change = useChangeRoom();
  const once = useOnce();
  const submit = ({ title, ident, platform, account = "", cur }: Fields) =>
    once((again) => {
      setError(null);
      const then = {
        onSuccess: close,
        onError: (refused: unknown) => {
          again();
          setError(placeErrors(form, refused, PLACES));
        },
      };
      if (room === null) add.mutate({ ident, title, platform, account, cur }, then);
      else change.mutate({ room, title, platform, account }, then);
    });
  const platforms = Object.entries(told.platforms).map(([value, label]) => ({ value, label }));
  return (
    <Dialog
      open
      title={room === null ? told.addTitle : told.editTitle}
      onCancel={close}
      onOk={form.submit}
      okText={room === null ? told.add : words.common.save}
      confirmLoading={add.isPending || change.isPending}
      width={460}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={room ?? { platform: "douyin", cur: "CNY" }}
        onFinish={submit}
      >
        <RefusalNote error={error} />
        <Form.Item name="title" label={told.name} rules={[{ required: true }]}>
          <Input
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type
            autoFocus
            maxLength={60}
            autoComplete="off"
            placeholder={told.nameHint}
          />
        </Form.Item>
        {room === null && (
          <Form.Item
            name="ident"
            label={told.ident}
            extra={told.identWhy}
            rules={[{ required: true }]}
          >
            <Input maxLength={40} autoComplete="off" spellCheck={false} autoCapitalize="none" />
          </Form.Item>
        )}
        <Form.Item name="platform" label={told.platform}>
          <Select options={platforms} />
        </Form.Item>
        <Form.Item name="account" label={words.common.mayBeEmpty(told.account)}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        {room === null && (
          <Form.Item name="cur" label={told.cur} extra={told.curWhy}>
            <Select showSearch options={CURRENCIES.map((value) => ({ value, label: value }))} />
          </Form.Item>
        )}
      </Form>
    </Dialog>
  );
}
