// A new source, or the level and the promises of one.
import { Form, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { Dialog } from "@/kit/Dialog";
import {
  type Minted,
  type Room,
  type Source,
  useAddSource,
  useChangeSource,
} from "@/domains/rooms/rooms";
import { placeErrors } from "@/kit/forms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";
import styles from "./rooms.module.css";

interface Fields {
  name: string;
  level: Source["level"];
  provides: string[];
}

interface Props {
  room: Room;
  source: Source | null;
  close: () => void;
  made: (minted: Minted) => void;
}

export function SourceDialog({ room, source, close, made }: Props) {
  const words = useWords();
  const told = words.rooms.sources;
  const [form] = Form.useForm<Fields>();
  const [error, setError] = useState<unknown>(null);
  const add = useAddSource();
  const change = useChangeSource();
  const once = useOnce();
  const submit = ({ name, level, provides }: Fields) =>
    once((again) => {
      setError(null);
      const onError = (refused: unknown) => {
        again();
        setError(placeErrors(form, refused, ["name", "level", "provides"]));
      };
      const shown = (answer: Minted) => {
        close();
        made(answer);
      };
      if (source === null)
        add.mutate({ room: room.ident, name, level, provides }, { onSuccess: shown, onError });
      else change.mutate({ source, level, provides }, { onSuccess: close, onError });
    });
  const start = source ?? {
    name: room.platform === "other" ? "other:" : `${room.platform}:`,
    level: "L3",
    provides: [],
  };
  const kinds = Object.entries(told.kinds).map(([value, label]) => ({
    value,
    label: `${label} ${value}`,
  }));
  return (
    <Dialog
      open
      title={source === null ? told.addTitle : `${told.editTitle} ${source.name}`}
      onCancel={close}
      onOk={form.submit}
      okText={source === null ? told.add : words.common.save}
      confirmLoading={add.isPending || change.isPending}
      width={520}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={start}
        onFinish={submit}
      >
        <RefusalNote error={error} />
        {source === null && (
          <Form.Item
            name="name"
            label={told.name}
            extra={told.nameWhy}
            rules={[{ required: true }]}
          >
            <Input
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type
              autoFocus
              maxLength={80}
              autoComplete="off"
              spellCheck={false}
              autoCapitalize="none"
            />
          </Form.Item>
        )}
        <Form.Item name="level" label={told.level}>
          <Segmented
            className={styles.levels}
            options={(["L0", "L1", "L2", "L3"] as const).map((value) => ({
              value,
              label: `${value} ${told.levels[value]}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="provides" label={told.provides} extra={told.providesWhy}>
          <Select mode="tags" options={kinds} maxCount={64} allowClear />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
