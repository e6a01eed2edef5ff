// A show's links as a table: typed, dragged, pasted from the team's own sheet, and taken back.
import { PlusOutlined, SnippetsOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useMay } from "@/domains/people/me";
import { useLinkActs, useLinks, type Link } from "@/domains/selection/links";
import type { Show } from "@/domains/selection/shows";
import { useActions } from "@/kit/actions/CommandBox";
import { caretInField } from "@/kit/keys/Keys";
import { recall, remember } from "@/kit/memory";
import { RefusalNote } from "@/kit/RefusalNote";
import type { Column } from "@/kit/table/columns";
import { Table } from "@/kit/table/Table";
import { useLanguage } from "@/words/words";
import { AddLink } from "./AddLink";
import { Announcement } from "./Announcement";
import { linkColumns } from "./columns";
import { ExportMenu } from "./ExportMenu";
import { ImportDialog } from "./import/ImportDialog";
import { LinkCard } from "./LinkCard";
import { LinkMenu } from "./LinkMenu";
import styles from "./links.module.css";
import { NoLinks } from "./NoLinks";
import { useNumbering } from "./useNumbering";

const TOGETHER = "links.together";

export function Links({ show }: { show: Show }) {
  const { words, language } = useLanguage();
  const told = words.links;
  const may = useMay();
  const links = useLinks(show.id);
  const acts = useLinkActs(show.id);
  const [together, setTogether] = useState(() => recall(TOGETHER) !== "no");
  const [adding, setAdding] = useState(false);
  const [checking, setChecking] = useState<number | null>(null);
  /** The text to begin an import with; null while there is no import. */
  const [importing, setImporting] = useState<string | null>(null);
  const rows = useMemo(() => links.data ?? [], [links.data]);
  const numbering = useNumbering(rows, acts, together);
  const { give, shown } = numbering;
  const open = show.status !== "closed";
  const mayLinks = open && may("link.write");
  const mayPrices = open && may("product.price.write");
  const writes = useMemo(() => ({ links: mayLinks, prices: mayPrices }), [mayLinks, mayPrices]);
  useActions(
    writes.links
      ? [
          { id: "paste-lineup", label: told.paste, run: () => setImporting("") },
          { id: "add-link", label: told.addTitle, run: () => setAdding(true) },
          { id: "count-up", label: told.countUp, run: () => void numbering.countUp() },
        ]
      : [],
  );

  // Where there is nothing yet, a table pasted anywhere on the page is meant for here.
  const takesPaste = writes.links && links.data?.length === 0 && importing === null && !adding;
  useEffect(() => {
    if (!takesPaste) return undefined;
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!caretInField() && /[\t\n]/.test(text.trim())) setImporting(text);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [takesPaste]);

  const data = useMemo(
    () => linkColumns({ words, language, links: rows, acts, give, writes }),
    [words, language, rows, acts, give, writes],
  );
  const columns: Column<Link>[] = [
    ...data,
    {
      id: "do",
      title: "",
      width: 52,
      actions: true,
      text: () => "",
      cell: (link) => (
        <LinkMenu
          link={link}
          acts={acts}
          writes={writes.links}
          check={() => setChecking(link.id)}
        />
      ),
    },
  ];
  const checked = rows.find((link) => link.id === checking);
  const choose = (value: string) => {
    setTogether(value === "together");
    remember(TOGETHER, value === "together" ? "yes" : "no");
  };
  const bar = writes.links ? (
    <>
      <Button
        type={rows.length === 0 ? "default" : "primary"}
        icon={<SnippetsOutlined />}
        data-act="paste-lineup"
        onClick={() => setImporting("")}
      >
        {told.paste}
      </Button>
      <Button icon={<PlusOutlined />} data-act="add-link" onClick={() => setAdding(true)}>
        {told.add}
      </Button>
      <span title={told.togetherWhy}>
        <Segmented
          value={together ? "together" : "order"}
          onChange={choose}
          options={[
            { value: "together", label: told.together },
            { value: "order", label: told.orderOnly },
          ]}
        />
      </span>
      <Button disabled={rows.length === 0} onClick={() => void numbering.countUp()}>
        {told.countUp}
      </Button>
    </>
  ) : (
    <span className={styles.soft}>{open ? told.readOnly : words.shows.closedWhy}</span>
  );
  return (
    <div
      className={styles.links}
      data-screen="links"
      data-saving={numbering.busy ? "saving" : "saved"}
    >
      <RefusalNote error={links.error} retry={() => void links.refetch()} />
      <div className={styles.table}>
        <Table
          name="selection.links"
          label={`${show.title} ${told.title}`}
          rows={shown}
          columns={columns}
          rowKey={(link) => String(link.id)}
          mark={(link) => ({ "data-link": link.id, "data-no": link.link_no ?? undefined })}
          arrange={writes.links ? { put: numbering.put } : undefined}
          bar={
            <>
              {bar}
              <ExportMenu show={show.id} disabled={rows.length === 0} />
            </>
          }
          empty={
            links.isPending || links.error ? null : (
              <NoLinks
                show={show}
                acts={acts}
                writes={writes.links}
                paste={() => setImporting("")}
                add={() => setAdding(true)}
              />
            )
          }
        />
      </div>
      {mayLinks && <Announcement text={numbering.announcement} pending={numbering.busy} />}
      {adding && <AddLink rows={rows} acts={acts} close={() => setAdding(false)} />}
      {checked !== undefined && (
        <LinkCard
          show={show}
          link={checked}
          acts={acts}
          writes={writes}
          close={() => setChecking(null)}
        />
      )}
      {importing !== null && (
        <ImportDialog
          show={show}
          pasted={importing}
          acts={acts}
          announce={numbering.setAnnouncement}
          close={() => setImporting(null)}
        />
      )}
    </div>
  );
}
