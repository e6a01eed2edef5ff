// Hosts as a table that reads like the team's own sheet: typed, pasted, taken back.
import { PlusOutlined, SnippetsOutlined } from "@ant-design/icons";
import { App, Button, Checkbox } from "antd";
import { useMemo, useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import { useMay } from "@/domains/people/me";
import {
  type Host,
  useAddHost,
  useChangeHost,
  useHosts,
  useRestoreHost,
  useRetireHost,
  useUsers,
} from "@/domains/people/people";
import { useActions } from "@/kit/actions/CommandBox";
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { PasteDialog } from "@/kit/table/PasteDialog";
import { folded } from "@/kit/table/rows";
import { Table } from "@/kit/table/Table";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import { AddHost } from "./AddHost";
import styles from "./people.module.css";

export function Hosts() {
  const words = useWords();
  const may = useMay();
  const { message } = App.useApp();
  const undo = useUndo();
  const [retired, setRetired] = useState(false);
  const [adding, setAdding] = useState(false);
  const [pasting, setPasting] = useState(false);
  const hosts = useHosts(retired);
  const users = useUsers(false);
  const add = useAddHost();
  const { mutateAsync: change } = useChangeHost();
  const retire = useRetireHost();
  const restore = useRestoreHost();
  const writes = may("people.host.write");

  useActions(
    writes
      ? [
          { id: "add-host", label: words.hosts.add, run: () => setAdding(true) },
          { id: "paste-hosts", label: words.hosts.paste, run: () => setPasting(true) },
        ]
      : [],
  );

  const tell = (error: unknown) => void message.warning(sentence(asRefusal(error), words), 6);
  const toggle = (host: Host) =>
    host.active
      ? retire.mutate(host, {
          onSuccess: (gone) =>
            undo(words.people.retiredNow(host.name), () => restore.mutateAsync(gone)),
          onError: tell,
        })
      : restore.mutate(host, {
          onSuccess: () => void message.info(words.people.restoredNow(host.name)),
          onError: tell,
        });

  const columns = useMemo<Column<Host>[]>(() => {
    const edit = (field: "name" | "short" | "note") =>
      writes
        ? {
            edit: {
              allowed: (host: Host) => host.active,
              from: (host: Host) => host[field],
              save: (host: Host, text: string) => change({ host, [field]: text }),
            },
          }
        : {};
    const account = (host: Host) =>
      users.data?.find((user) => user.id === host.user)?.name ?? (host.user === null ? "" : "—");
    return [
      {
        id: "name",
        title: words.hosts.name,
        width: 130,
        frozen: true,
        filter: "text",
        text: (host) => host.name,
        ...edit("name"),
      },
      {
        id: "short",
        title: words.hosts.short,
        width: 90,
        text: (host) => host.short,
        ...edit("short"),
      },
      {
        id: "account",
        title: words.hosts.account,
        width: 120,
        filter: "choice",
        text: account,
        cell: (host) =>
          account(host) || <span className={styles.soft}>{words.hosts.noAccount}</span>,
      },
      {
        id: "note",
        title: words.hosts.note,
        width: 260,
        filter: "text",
        text: (host) => host.note,
        ...edit("note"),
      },
      ...(writes ? [{ id: "do", title: "", width: 84, actions: true, text: () => "" }] : []),
    ];
  }, [words, writes, users.data, change]);

  const withActions = columns.map((column) =>
    column.actions
      ? {
          ...column,
          cell: (host: Host) => (
            <Button type="text" size="small" onClick={() => toggle(host)}>
              {host.active ? words.people.retire : words.people.restore}
            </Button>
          ),
        }
      : column,
  );
  const taken = new Set((hosts.data ?? []).map((host) => folded(host.name)));
  const buttons = writes && (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
        {words.hosts.add}
      </Button>
      <Button icon={<SnippetsOutlined />} onClick={() => setPasting(true)}>
        {words.hosts.paste}
      </Button>
    </>
  );
  return (
    <>
      <RefusalNote error={hosts.error} retry={() => void hosts.refetch()} />
      <Table
        name="people.hosts"
        label={words.people.hosts}
        rows={hosts.data ?? []}
        columns={withActions}
        rowKey={(host) => String(host.id)}
        faint={(host) => !host.active}
        bar={
          <>
            {buttons || <span className={styles.soft}>{words.people.readOnly}</span>}
            <Checkbox checked={retired} onChange={(event) => setRetired(event.target.checked)}>
              {words.people.showRetired}
            </Checkbox>
          </>
        }
        empty={
          hosts.isPending || hosts.error ? null : (
            <Empty
              title={words.hosts.none}
              why={words.hosts.noneWhy}
              action={
                writes && <Button onClick={() => setPasting(true)}>{words.hosts.paste}</Button>
              }
            />
          )
        }
      />
      {adding && <AddHost close={() => setAdding(false)} />}
      <PasteDialog
        open={pasting}
        close={() => setPasting(false)}
        names={words.hosts.headings}
        exists={(record) => taken.has(folded(record.name))}
        write={(record) => add.mutateAsync({ ...record, user: null })}
      />
    </>
  );
}
