// One's own account: password, PIN, looks, and which duties one has.
import { App, Button, Form, Input, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { useLighting } from "@/app/theme/Lighting";
import { useMe, useSetPassword, useSetPin } from "@/domains/people/me";
import { placeErrors } from "@/kit/forms";
import { RefusalNote } from "@/kit/RefusalNote";
import { useLanguage, useWords } from "@/words/words";
import styles from "./Account.module.css";
import { Page } from "./Page";

export default function Account() {
  const { words, language, speak } = useLanguage();
  const { data: me } = useMe();
  const { choice, choose } = useLighting();
  const user = me?.user;
  if (!user) return null;
  const duties = user.duties.map((duty) => words.duties[duty.code]);
  return (
    <Page title={words.account.title}>
      <div className={styles.cards}>
        <Card title={`${user.name} · ${user.username}`}>
          <p className={styles.why}>
            {duties.length > 0 ? words.common.listed(duties) : words.account.noDuties}
          </p>
        </Card>
        <Card title={words.account.password}>
          {!user.has_password && <p className={styles.why}>{words.account.first}</p>}
          <PasswordForm byTicket={me.via === "ticket"} username={user.username} />
        </Card>
        <Card
          title={`${words.account.pin} · ${user.has_pin ? words.account.hasPin : words.account.noPin}`}
        >
          <p className={styles.why}>{words.account.pinWhy}</p>
          {user.has_password ? (
            <PinForm hasPin={user.has_pin} username={user.username} />
          ) : (
            <p className={styles.why}>{words.account.needPassword}</p>
          )}
        </Card>
        <Card title={words.account.look}>
          <div className={styles.looks}>
            <Segmented
              value={choice}
              onChange={choose}
              options={(["paper", "stage", "auto"] as const).map((value) => ({
                value,
                label: words.person[value],
              }))}
            />
            <Segmented
              value={language}
              onChange={speak}
              options={[
                { value: "zh", label: "中文" },
                { value: "en", label: "English" },
              ]}
            />
          </div>
        </Card>
      </div>
    </Page>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** For the browser's password keeper, which wants to know whose password this is. */
function Whose({ username }: { username: string }) {
  return <input type="text" autoComplete="username" value={username} readOnly hidden />;
}

function PasswordForm({ byTicket, username }: { byTicket: boolean; username: string }) {
  const words = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ old?: string; new: string }>();
  const [error, setError] = useState<unknown>(null);
  const set = useSetPassword();
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(fields) => {
        setError(null);
        set.mutate(fields, {
          onSuccess: () => {
            form.resetFields();
            message.info(words.account.changed);
          },
          onError: (refused) => setError(placeErrors(form, refused, ["old", "new"])),
        });
      }}
    >
      <RefusalNote error={error} />
      <Whose username={username} />
      {!byTicket && (
        <Form.Item name="old" label={words.account.old} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      )}
      <Form.Item
        name="new"
        label={words.account.fresh}
        extra={words.account.freshHint}
        rules={[{ required: true }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type={byTicket ? "primary" : "default"} htmlType="submit" loading={set.isPending}>
        {words.account.setPassword}
      </Button>
    </Form>
  );
}

function PinForm({ hasPin, username }: { hasPin: boolean; username: string }) {
  const words = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ password: string; pin?: string }>();
  const [error, setError] = useState<unknown>(null);
  const set = useSetPin();
  const send = (password: string, pin: string | null) => {
    setError(null);
    set.mutate(
      { password, pin },
      {
        onSuccess: () => {
          form.resetFields();
          message.info(pin === null ? words.account.pinRemoved : words.account.pinSet);
        },
        onError: (refused) => setError(placeErrors(form, refused, ["password", "pin"])),
      },
    );
  };
  const remove = async () => {
    const { password } = await form.validateFields(["password"]);
    send(password, null);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ password, pin }) => send(password, pin ?? "")}
    >
      <RefusalNote error={error} />
      <Whose username={username} />
      <Form.Item name="password" label={words.account.old} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="pin"
        label={words.account.pinNew}
        extra={words.account.pinHint}
        rules={[{ required: true }]}
      >
        <Input.Password inputMode="numeric" maxLength={8} autoComplete="off" />
      </Form.Item>
      <div className={styles.looks}>
        <Button htmlType="submit" loading={set.isPending}>
          {words.account.setPin}
        </Button>
        {hasPin && (
          <Button type="text" onClick={() => void remove().catch(() => undefined)}>
            {words.account.removePin}
          </Button>
        )}
      </div>
    </Form>
  );
}
