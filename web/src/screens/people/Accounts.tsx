// The accounts of the team as a table.
import { MoreOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, Dropdown } from "antd";
import { useMemo, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useMay } from "@/domains/people/me";
import {
  type User,
  useInvite,
  useRename,
  useRestoreUser,
  useRetireUser,
  useUsers,
} from "@/domains/people/people";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import { AddAccount } from "./AddAccount";
import { DutiesDialog } from "./DutiesDialog";
import { LinkDialog, type ShownLink } from "./LinkDialog";
import styles from "./people.module.css";

export function Accounts({ adding: addAtOnce }: { adding: boolean }) {
  const words = useWords();
  const may = useMay();
  const { message } = App.useApp();
  const undo = useUndo();
  const [retired, setRetired] = useState(false);
  const [adding, setAdding] = useState(addAtOnce);
  const [dutiesOf, setDutiesOf] = useState<number | null>(null);
  const [link, setLink] = useState<ShownLink | null>(null);
  const users = useUsers(retired);
  const { mutateAsync: rename } = useRename();
  const retire = useRetireUser();
  const restore = useRestoreUser();
  const invite = useInvite();
  const writes = may("people.account.write");

  useActions(
    writes ? [{ id: "add-user", label: words.people.add, run: () => setAdding(true) }] : [],
  );

  const tell = (error: unknown) => void message.warning(sentence(asRefusal(error), words), 6);
  const acts: Record<string, (user: User) => void> = {
    duties: (user) => setDutiesOf(user.id),
    link: (user) =>
      invite.mutate(user, {
        onSuccess: (made) => setLink({ name: user.name, path: made.path }),
        onError: tell,
      }),
    retire: (user) =>
      retire.mutate(user, {
        onSuccess: (gone) =>
          undo(words.people.retiredNow(user.name), () => restore.mutateAsync(gone)),
        onError: tell,
      }),
    restore: (user) =>
      restore.mutate(user, {
        onSuccess: () => void message.info(words.people.restoredNow(user.name)),
        onError: tell,
      }),
  };

  const columns = useMemo<Column<User>[]>(() => {
    const duties = (user: User) =>
      words.common.listed(user.duties.map((duty) => words.duties[duty.code]));
    const access = (user: User) =>
      [
        user.has_password ? words.people.password : "",
        user.has_pin ? words.people.pin : "",
        user.has_password || user.has_pin
          ? ""
          : user.has_signed_in
            ? words.people.noPassword
            : words.people.neverIn,
      ]
        .filter(Boolean)
        .join(" · ");
    return [
      {
        id: "name",
        title: words.people.name,
        width: 130,
        frozen: true,
        filter: "text",
        text: (user) => user.name,
        ...(writes && {
          edit: {
            allowed: (user: User) => user.active,
            save: (user: User, name: string) => rename({ user, name }),
          },
        }),
      },
      {
        id: "username",
        title: words.people.username,
        width: 130,
        filter: "text",
        text: (user) => user.username,
      },
      {
        id: "duties",
        title: words.people.duties,
        width: 240,
        filter: "text",
        text: duties,
        cell: (user) =>
          user.duties.length > 0 ? (
            duties(user)
          ) : (
            <span className={styles.soon}>{words.common.none}</span>
          ),
      },
      {
        id: "access",
        title: words.people.access,
        width: 130,
        filter: "choice",
        text: access,
      },
      {
        id: "state",
        title: words.people.state,
        width: 110,
        filter: "choice",
        text: (user) => (user.active ? words.people.active : words.people.retired),
        optional: true,
      },
      ...(writes ? [{ id: "do", title: "", width: 52, actions: true, text: () => "" }] : []),
    ];
  }, [words, writes, rename]);

  const withActions = columns.map((column) =>
    column.actions
      ? { ...column, cell: (user: User) => <RowMenu user={user} acts={acts} /> }
      : column,
  );
  return (
    <>
      <RefusalNote error={users.error} retry={() => void users.refetch()} />
      <Table
        name="people.users"
        label={words.people.accounts}
        rows={users.data ?? []}
        columns={withActions}
        rowKey={(user) => String(user.id)}
        faint={(user) => !user.active}
        bar={
          <>
            {writes ? (
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
                {words.people.add}
              </Button>
            ) : (
              <span className={styles.soft}>{words.people.readOnly}</span>
            )}
            <Checkbox checked={retired} onChange={(event) => setRetired(event.target.checked)}>
              {words.people.showRetired}
            </Checkbox>
          </>
        }
        empty={
          users.isPending || users.error ? null : (
            <Empty title={words.people.none} why={words.people.noneWhy} />
          )
        }
      />
      {adding && <AddAccount close={() => setAdding(false)} made={setLink} />}
      <DutiesDialog
        user={users.data?.find((user) => user.id === dutiesOf) ?? null}
        close={() => setDutiesOf(null)}
      />
      <LinkDialog link={link} close={() => setLink(null)} />
    </>
  );
}

interface MenuProps {
  user: User;
  acts: Record<string, (user: User) => void>;
}

function RowMenu({ user, acts }: MenuProps) {
  const words = useWords();
  const items = user.active
    ? [
        { key: "duties", label: words.people.setDuties },
        { key: "link", label: words.people.sendLink },
        { type: "divider" as const },
        { key: "retire", label: words.people.retire },
      ]
    : [{ key: "restore", label: words.people.restore }];
  return (
    <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => acts[key]?.(user) }}>
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={`${words.common.more} ${user.name}`}
      />
    </Dropdown>
  );
}
