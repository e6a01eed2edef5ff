// Registering a group, or changing what is known of it. Its address and secret go in and stay in.
import { Checkbox, Form, Input, Modal, Segmented } from "antd";
import { useState } from "react";
import {
  type Group,
  type GroupKind,
  KINDS,
  useAddGroup,
  useChangeGroup,
} from "@/domains/team/groups";
import { placeErrors } from "@/kit/forms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useOnce } from "@/kit/useOnce";
import { useWords } from "@/words/words";
import styles from "./groups.module.css";
import { HowTo } from "./HowTo";

interface Fields {
  kind: GroupKind;
  title: string;
  webhook?: string;
  secret?: string;
  unsigned?: boolean;
  keyword?: string;
  quiet_from?: string;
  quiet_to?: string;
}

const PLACES = ["title", "webhook", "secret", "keyword", "quiet_from", "quiet_to"];

export function GroupDialog({ group, close }: { group: Group | null; close: () => void }) {
  const words = useWords();
  const told = words.groups;
  const [form] = Form.useForm<Fields>();
  const [error, setError] = useState<unknown>(null);
  const add = useAddGroup();
  const change = useChangeGroup();
  const once = useOnce();
  const kind = Form.useWatch("kind", form) ?? group?.kind ?? "wecom";
  const unsigned = Form.useWatch("unsigned", form) ?? false;
  const submit = (given: Fields) =>
    once((again) => {
      setError(null);
      const then = {
        onSuccess: close,
        onError: (refused: unknown) => {
          again();
          setError(placeErrors(form, refused, PLACES));
        },
      };
      const { title, webhook = "", secret = "", keyword = "" } = given;
      const shared = {
        title,
        webhook: webhook.trim(),
        keyword,
        quiet_from: given.quiet_from ?? "",
        quiet_to: given.quiet_to ?? "",
      };
      if (group === null) add.mutate({ ...shared, kind: given.kind, secret: secret.trim() }, then);
      // An empty field leaves the secret; that there is none any more is said.
      else {
        const kept = secret.trim() === "" ? null : secret.trim();
        change.mutate({ group, ...shared, secret: given.unsigned ? "" : kept }, then);
      }
    });
  const signs = kind !== "wecom";
  return (
    <Modal
      open
      title={group === null ? told.addTitle : told.editTitle(group.title)}
      onCancel={close}
      onOk={form.submit}
      okText={words.common.save}
      confirmLoading={add.isPending || change.isPending}
      width={520}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          group === null
            ? { kind: "wecom" }
            : {
                kind: group.kind,
                title: group.title,
                keyword: group.keyword,
                quiet_from: group.quiet_from,
                quiet_to: group.quiet_to,
              }
        }
        onFinish={submit}
      >
        <RefusalNote error={error} />
        {group === null && (
          <Form.Item name="kind" label={told.kind}>
            <Segmented options={KINDS.map((value) => ({ value, label: told.kinds[value] }))} />
          </Form.Item>
        )}
        <HowTo only={kind} />
        <Form.Item name="title" label={told.name} rules={[{ required: true }]}>
          <Input maxLength={40} autoComplete="off" placeholder={told.nameHint} />
        </Form.Item>
        <Form.Item
          name="webhook"
          label={told.webhook}
          extra={told.onceOnly}
          rules={[{ required: group === null }]}
        >
          <Input
            maxLength={500}
            autoComplete="off"
            spellCheck={false}
            placeholder={group === null ? told.webhookHint : told.secretKeep(group.webhook_tail)}
          />
        </Form.Item>
        {signs && (
          <Form.Item label={told.secret}>
            <Form.Item name="secret" noStyle>
              <Input.Password
                maxLength={200}
                autoComplete="new-password"
                spellCheck={false}
                disabled={unsigned}
                placeholder={
                  group === null || group.secret_tail === ""
                    ? told.secretNone
                    : told.secretKeep(group.secret_tail)
                }
              />
            </Form.Item>
            {group !== null && group.secret_tail !== "" && (
              <Form.Item name="unsigned" valuePropName="checked" noStyle>
                <Checkbox>{told.secretDrop}</Checkbox>
              </Form.Item>
            )}
          </Form.Item>
        )}
        <Form.Item
          name="keyword"
          label={words.common.mayBeEmpty(told.keyword)}
          extra={told.keywordWhy}
        >
          <Input maxLength={20} autoComplete="off" />
        </Form.Item>
        <div className={styles.quiet}>
          <ClockField
            name="quiet_from"
            label={`${words.common.mayBeEmpty(told.quiet)} ${told.quietFrom}`}
            hint="23:00"
          />
          <ClockField name="quiet_to" label={told.quietTo} hint="08:00" />
        </div>
        <p className={styles.soft}>{told.quietWhy}</p>
      </Form>
    </Modal>
  );
}

/** A time of day as teams write it; 9：00 from an input method is 09:00. */
const clockText = (typed: string) =>
  typed
    .replaceAll("：", ":")
    .replace(/^(\d):/, "0$1:")
    .replaceAll(/\s/g, "");

function ClockField({ name, label, hint }: { name: string; label: string; hint: string }) {
  const told = useWords().groups;
  return (
    <Form.Item
      name={name}
      label={label}
      validateTrigger="onBlur"
      rules={[{ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: told.clockWrong(hint) }]}
      normalize={clockText}
    >
      <Input
        maxLength={6}
        inputMode="numeric"
        autoComplete="off"
        placeholder={told.clockLike(hint)}
      />
    </Form.Item>
  );
}
