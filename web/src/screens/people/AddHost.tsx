// A new host.
import { Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useAddHost, useUsers } from "@/domains/people/people";
import { placeErrors } from "@/kit/forms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";

interface Fields {
  name: string;
  short?: string;
  user?: number;
  note?: string;
}

export function AddHost({ close }: { close: () => void }) {
  const words = useWords();
  const [form] = Form.useForm<Fields>();
  const [error, setError] = useState<unknown>(null);
  const users = useUsers(false);
  const add = useAddHost();
  const once = useOnce();
  const submit = ({ name, short = "", user, note = "" }: Fields) =>
    once((again) => {
      setError(null);
      add.mutate(
        { name, short, user: user ?? null, note },
        {
          onSuccess: close,
          onError: (refused) => {
            again();
            setError(placeErrors(form, refused, ["name", "short", "note"]));
          },
        },
      );
    });
  return (
    <Modal
      title={words.hosts.addTitle}
      open
      onCancel={close}
      onOk={form.submit}
      okText={words.hosts.add}
      confirmLoading={add.isPending}
      width={440}
      mask={{ closable: false }}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <RefusalNote error={error} />
        <Form.Item name="name" label={words.hosts.name} rules={[{ required: true }]}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type */}
          <Input autoFocus maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name="short" label={words.hosts.short} extra={words.hosts.shortWhy}>
          <Input maxLength={4} autoComplete="off" />
        </Form.Item>
        <Form.Item name="user" label={words.hosts.account} extra={words.hosts.accountWhy}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder={words.hosts.noAccount}
            options={(users.data ?? []).map((user) => ({ value: user.id, label: user.name }))}
          />
        </Form.Item>
        <Form.Item name="note" label={words.hosts.note}>
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
