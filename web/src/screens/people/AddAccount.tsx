// A new colleague: name, username, duties; ends with the link of the first sign-in.
import { Form, Input, Modal } from "antd";
import { useState } from "react";
import { useAddUser } from "@/domains/people/people";
import { placeErrors } from "@/kit/forms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";
import type { DutyCode } from "@/words/zh";
import { DutyChoice } from "./DutyChoice";
import type { ShownLink } from "./LinkDialog";

interface Fields {
  name: string;
  username: string;
  duties: DutyCode[];
}

interface Props {
  close: () => void;
  made: (link: ShownLink) => void;
}

export function AddAccount({ close, made }: Props) {
  const words = useWords();
  const [form] = Form.useForm<Fields>();
  const [error, setError] = useState<unknown>(null);
  const add = useAddUser();
  const once = useOnce();
  const submit = (fields: Fields) =>
    once((again) => {
      setError(null);
      add.mutate(fields, {
        onSuccess: ({ user, path }) => {
          close();
          made({ name: user.name, path });
        },
        onError: (refused) => {
          again();
          setError(placeErrors(form, refused, ["name", "username", "duties"]));
        },
      });
    });
  return (
    <Modal
      title={words.people.addTitle}
      open
      onCancel={close}
      onOk={form.submit}
      okText={words.people.add}
      confirmLoading={add.isPending}
      width={480}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ duties: [] }}
        onFinish={submit}
      >
        <RefusalNote error={error} />
        <Form.Item name="name" label={words.people.name} rules={[{ required: true }]}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type */}
          <Input autoFocus maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="username"
          label={words.people.username}
          extra={words.people.usernameHint}
          rules={[{ required: true }]}
        >
          <Input maxLength={60} autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item name="duties" label={words.people.duties} extra={words.people.dutiesHint}>
          <DutyChoice />
        </Form.Item>
      </Form>
    </Modal>
  );
}
