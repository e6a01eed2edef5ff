// Signing in: by password, by PIN where this computer knows people, or by a one-time link.
import { useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import { Button, Checkbox, Form, Input, Segmented } from "antd";
import { useEffect, useRef, useState } from "react";
import { useKnown, useSignIn, useSwitch, useTicket } from "@/domains/people/me";
import { Empty } from "@/kit/Empty";
import { placeErrors } from "@/kit/forms";
import { PersonSwitch } from "@/kit/PersonSwitch";
import { RefusalNote } from "@/kit/RefusalNote";
import { useLanguage } from "@/words/words";
import styles from "./SignIn.module.css";
import { nextIn, ticketIn } from "./ticket";

export function SignIn() {
  const { words, language, speak } = useLanguage();
  const { hash } = useLocation();
  const ticket = ticketIn(hash);
  const known = useKnown(ticket === null);
  const enter = useSwitch();
  const [byPassword, setByPassword] = useState(false);
  const people = (known.data ?? []).map((one) => ({
    id: one.user,
    name: one.name,
    ready: one.ready,
    whyNot: one.why_not,
  }));
  const withPin = people.some((one) => one.ready) && !byPassword;
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <header className={styles.head}>
          <img src="/icon.svg" alt="" width={36} height={36} />
          <div>
            <h1>{words.name}</h1>
            <p className={styles.motto}>{words.motto}</p>
          </div>
        </header>
        {ticket !== null ? (
          <ByTicket ticket={ticket} next={nextIn(hash)} />
        ) : known.isPending ? (
          <div className={styles.waiting} />
        ) : withPin ? (
          <>
            <h2>{words.signIn.byPin}</h2>
            <PersonSwitch
              people={people}
              enter={(person, pin) => enter.mutateAsync({ user: person.id, pin })}
            />
            <Button block onClick={() => setByPassword(true)}>
              {words.switching.withPassword}
            </Button>
          </>
        ) : (
          <>
            <ByPassword />
            {byPassword && (
              <Button block type="text" onClick={() => setByPassword(false)}>
                {words.signIn.byPin}
              </Button>
            )}
          </>
        )}
      </main>
      <Segmented
        size="small"
        value={language}
        onChange={speak}
        options={[
          { value: "zh", label: "中文" },
          { value: "en", label: "English" },
        ]}
      />
    </div>
  );
}

interface Fields {
  username: string;
  password: string;
  remember: boolean;
  device_label: string;
}

function ByPassword() {
  const { words } = useLanguage();
  const [form] = Form.useForm<Fields>();
  const [error, setError] = useState<unknown>(null);
  const signIn = useSignIn();
  const remember = Form.useWatch("remember", form);
  const submit = (fields: Fields) => {
    setError(null);
    signIn.mutate(
      { ...fields, device_label: fields.device_label ?? "" },
      {
        onError: (refused) => {
          setError(placeErrors(form, refused, ["username", "password", "device_label"]));
          form.resetFields(["password"]);
          form.getFieldInstance("password")?.focus();
        },
      },
    );
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ remember: false }}
      onFinish={submit}
    >
      <RefusalNote error={error} />
      <Form.Item name="username" label={words.signIn.username} rules={[{ required: true }]}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has one purpose */}
        <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={words.signIn.password} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="remember" valuePropName="checked" noStyle>
        <Checkbox>{words.signIn.remember}</Checkbox>
      </Form.Item>
      <Form.Item
        name="device_label"
        label={words.signIn.device}
        className={styles.device}
        hidden={!remember}
      >
        <Input maxLength={40} placeholder={words.signIn.devicePlaceholder} autoComplete="off" />
      </Form.Item>
      <Button
        className={styles.enter}
        type="primary"
        htmlType="submit"
        size="large"
        block
        loading={signIn.isPending}
      >
        {words.signIn.enter}
      </Button>
      <p className={styles.forgot}>{words.signIn.forgot}</p>
    </Form>
  );
}

function ByTicket({ ticket, next }: { ticket: string; next: string | null }) {
  const { words } = useLanguage();
  const navigate = useNavigate();
  const { history } = useRouter();
  const { mutateAsync, error } = useTicket();
  const tried = useRef<string | null>(null);
  useEffect(() => {
    // A link works once: it must not be spent twice by a page that is drawn twice.
    if (tried.current === ticket) return;
    tried.current = ticket;
    void mutateAsync(ticket).then(
      () =>
        next === null
          ? navigate({ to: "/account", hash: "", replace: true })
          : history.replace(next),
      () => undefined, // `error` tells it below
    );
  }, [ticket, next, mutateAsync, navigate, history]);
  if (error === null) return <Empty small title={words.signIn.byTicket} />;
  return (
    <>
      <h2>{words.signIn.ticketFailed}</h2>
      <RefusalNote error={error} />
      <Button block onClick={() => void navigate({ to: "/", hash: "", replace: true })}>
        {words.switching.withPassword}
      </Button>
    </>
  );
}
