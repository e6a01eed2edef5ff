// The server asks a platform for a source itself: with whose key, how often, and no longer.
import { Button, Form, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { usePull, useStopPull } from "@/domains/rooms/keys";
import { EVERY_S } from "@/domains/rooms/pulled";
import type { Source } from "@/domains/rooms/rooms";
import { placeErrors } from "@/kit/forms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";
import styles from "./rooms.module.css";

interface Fields {
  app_id: string;
  app_secret: string;
  every_s: number;
}

interface Props {
  source: Source;
  connector: string;
  close: () => void;
}

export function PullDialog({ source, connector, close }: Props) {
  const words = useWords();
  const told = words.rooms.sources.pull;
  const [form] = Form.useForm<Fields>();
  const [error, setError] = useState<unknown>(null);
  const pull = usePull();
  const stop = useStopPull();
  const once = useOnce();
  const pulled = source.pulled_by !== null;
  const then = (again: () => void) => ({
    onSuccess: close,
    onError: (refused: unknown) => {
      again();
      setError(placeErrors(form, refused, ["app_id", "app_secret", "every_s"]));
    },
  });
  const submit = ({ app_id, app_secret, every_s }: Fields) =>
    once((again) => {
      setError(null);
      const key = { app_id: app_id.trim(), app_secret: app_secret.trim() };
      pull.mutate({ source, connector, ...key, every_s }, then(again));
    });
  return (
    <Modal
      open
      title={told.title(source.name)}
      onCancel={close}
      width={520}
      mask={{ closable: false }}
      footer={[
        pulled && (
          <Button
            key="stop"
            data-act="pull-stop"
            loading={stop.isPending}
            onClick={() => once((again) => stop.mutate(source, then(again)))}
          >
            {told.stop}
          </Button>
        ),
        <Button key="cancel" onClick={close}>
          {words.common.cancel}
        </Button>,
        <Button
          key="act"
          type="primary"
          data-act="pull"
          loading={pull.isPending}
          onClick={form.submit}
        >
          {pulled ? told.change : told.start}
        </Button>,
      ]}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ every_s: EVERY_S.first }}
        onFinish={submit}
      >
        <RefusalNote error={error} />
        <p className={styles.soft}>{pulled ? told.pulledWhy : told.why}</p>
        <Form.Item name="app_id" label="AppID" rules={[{ required: true }]}>
          <Input maxLength={64} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="app_secret"
          label="AppSecret"
          extra={told.secretWhy}
          rules={[{ required: true }]}
        >
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="every_s" label={told.every} rules={[{ required: true }]}>
          <InputNumber min={EVERY_S.least} max={EVERY_S.most} step={10} suffix={told.seconds} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
