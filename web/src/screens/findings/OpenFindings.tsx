// What earlier reviews decided, where the next show is prepared: a small count that opens the list.
import { Link } from "@tanstack/react-router";
import { Button, Popover } from "antd";
import { type Finding, useOpenFindings } from "@/domains/findings/findings";
import { useMay } from "@/domains/people/me";
import { shortDay } from "@/kit/time";
import { useLanguage } from "@/words/words";
import styles from "./open.module.css";

const MOST = 8;

/** Nothing where nothing is open, and for who may not see the room. */
export function OpenFindings({ room }: { room: string }) {
  const { words } = useLanguage();
  const may = useMay()("run.read");
  const found = useOpenFindings(room, may && room !== "").data ?? [];
  if (found.length === 0) return null;
  return (
    <Popover trigger="click" placement="bottomLeft" content={<OpenList findings={found} />}>
      <Button size="small" type="text" className={styles.chip} data-open-findings={found.length}>
        {words.findings.openList.chip(found.length)}
      </Button>
    </Popover>
  );
}

function OpenList({ findings }: { findings: readonly Finding[] }) {
  const { words, language } = useLanguage();
  const said = words.findings.openList;
  const list = words.findings.list;
  return (
    <div className={styles.list} data-open-list>
      <h2>{said.title}</h2>
      <ul>
        {findings.slice(0, MOST).map((one) => (
          <li key={one.id} data-finding={one.id}>
            <p>
              <b>{one.problem}</b>
              {one.improvement !== "" && ` → ${one.improvement}`}
            </p>
            {one.plan !== "" && <p>{one.plan}</p>}
            <p className={styles.soft}>
              {one.owner_name !== null && <span>{one.owner_name}</span>}
              {one.deadline !== null && (
                <span>{list.due(shortDay(Date.parse(`${one.deadline}T04:00Z`), language))}</span>
              )}
              <span>{one.state_label}</span>
              <Link
                to="/rooms/$room/shows/$show/review"
                params={{ room: one.room, show: one.show }}
              >
                {list.from(shortDay(one.show_start, language), one.show_title)}
              </Link>
            </p>
          </li>
        ))}
      </ul>
      {findings.length > MOST && <p className={styles.soft}>{said.more(findings.length - MOST)}</p>}
    </div>
  );
}
