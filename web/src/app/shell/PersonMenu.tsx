// Who is here: switch person, looks, language, sign out.
import { SwapOutlined, UserOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Dropdown, Modal } from "antd";
import { useMemo, useState } from "react";
import { sentence, asRefusal } from "@/api/refusal";
import { type Me, useForget, useKnown, useSignOut, useSwitch } from "@/domains/people/me";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { useKeys } from "@/kit/keys/Keys";
import { PersonSwitch } from "@/kit/PersonSwitch";
import { RefusalNote } from "@/kit/RefusalNote";
import { useCommands } from "@/live/Live";
import { useLanguage } from "@/words/words";
import { useLighting } from "../theme/Lighting";
import styles from "./Shell.module.css";

type User = NonNullable<Me["user"]>;

export function PersonMenu({ user }: { user: User }) {
  const { words, language, speak } = useLanguage();
  const { light, choose } = useLighting();
  const [switching, setSwitching] = useState(false);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const signOut = useSignOut();
  const leave = () =>
    signOut.mutate(undefined, {
      onError: (error) => void message.warning(sentence(asRefusal(error), words)),
    });
  const otherLight = light === "paper" ? "stage" : "paper";
  const account = () => void navigate({ to: "/account" });
  const otherLanguage = language === "zh" ? "en" : "zh";

  useKeys(
    words.keys.general,
    useMemo(
      () => [{ keys: "Alt+0", label: words.keys.switchPerson, run: () => setSwitching(true) }],
      [words],
    ),
  );
  useActions([
    {
      id: "switch",
      label: words.person.switch,
      also: ["PIN", "切换", "switch"],
      keys: "Alt 0",
      run: () => setSwitching(true),
    },
    { id: "account", label: words.places.account, also: ["密码", "PIN", "password"], run: account },
    {
      id: "light",
      label: words.keys.light,
      also: ["深色", "浅色", "dark", "light"],
      run: () => choose(otherLight),
    },
    {
      id: "language",
      label: language === "zh" ? "English" : "中文",
      also: ["语言", "language"],
      run: () => speak(otherLanguage),
    },
    { id: "sign-out", label: words.person.signOut, also: ["注销", "sign out"], run: leave },
  ]);

  const items = [
    { key: "switch", icon: <SwapOutlined />, label: words.person.switch, extra: "Alt 0" },
    { key: "account", icon: <UserOutlined />, label: words.places.account },
    { type: "divider" as const },
    { key: "light", label: `${words.person.light} → ${words.person[otherLight]}` },
    { key: "language", label: language === "zh" ? "English" : "中文" },
    { type: "divider" as const },
    { key: "leave", label: words.person.signOut },
  ];
  const run: Record<string, () => void> = {
    switch: () => setSwitching(true),
    account,
    light: () => choose(otherLight),
    language: () => speak(otherLanguage),
    leave,
  };
  return (
    <>
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        menu={{ items, onClick: ({ key }) => run[key]?.() }}
      >
        <Button
          type="text"
          icon={<UserOutlined />}
          className={styles.person}
          aria-label={user.name}
        >
          <span className={styles.personName}>{user.name}</span>
        </Button>
      </Dropdown>
      <SwitchDialog open={switching} close={() => setSwitching(false)} present={user} />
    </>
  );
}

interface DialogProps {
  open: boolean;
  close: () => void;
  present: User;
}

function SwitchDialog({ open, close, present }: DialogProps) {
  const { words } = useLanguage();
  const known = useKnown(open);
  const enter = useSwitch();
  const forget = useForget();
  const { message } = App.useApp();
  const signOut = useSignOut();
  const { open: presses } = useCommands();
  const others = (known.data ?? []).filter((one) => one.user !== present.id);
  const people = others.map((one) => ({
    id: one.user,
    name: one.name,
    ready: one.ready,
    whyNot: one.why_not,
  }));
  return (
    <Modal
      title={words.switching.title}
      open={open}
      onCancel={close}
      destroyOnHidden
      width={440}
      footer={[
        (known.data?.length ?? 0) > 0 && (
          <Button
            key="forget"
            type="text"
            loading={forget.isPending}
            onClick={() =>
              forget.mutate(undefined, {
                onSuccess: () => void message.info(words.switching.forgot),
              })
            }
          >
            {words.switching.forget}
          </Button>
        ),
        <Button
          key="password"
          onClick={() => {
            close();
            signOut.mutate();
          }}
        >
          {words.switching.withPassword}
        </Button>,
      ]}
    >
      <RefusalNote error={known.error ?? forget.error} />
      {presses.length > 0 && <p className={styles.unsent}>{words.switching.unsent}</p>}
      {known.isPending ? (
        <Empty small title={words.common.loading} />
      ) : (
        <PersonSwitch
          key={people.map((one) => one.id).join()}
          people={people}
          enter={async (person, pin) => {
            await enter.mutateAsync({ user: person.id, pin });
            close();
          }}
        />
      )}
    </Modal>
  );
}
