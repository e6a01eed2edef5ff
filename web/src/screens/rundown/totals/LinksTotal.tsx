// Minutes of talk by link, against the share meant for each, which can be set here.
import { Input, Popover } from "antd";
import { useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import type { Plan, Totals } from "@/domains/rundown/plan";
import { readShare, writeShare } from "@/kit/typed";
import { useWords } from "@/words/words";
import { lengthOf } from "../lengths";
import type { Editing } from "../useEditing";
import styles from "./totals.module.css";

interface Props {
  plan: Plan;
  totals: Totals | undefined;
  writes: boolean;
  editing: Editing;
}

type LinkTotal = Totals["links"][number];

export function LinksTotal({ plan, totals, writes, editing }: Props) {
  const words = useWords();
  const told = words.rundown;
  const links = totals?.links ?? [];
  const [first] = links.toSorted((a, b) => b.ms - a.ms);
  const set = (link: number, share: number | null) => {
    const others = plan.talk_targets
      .filter((one) => one.link_id !== link)
      .map(({ link_id, share: its }) => ({ link_id, share: its }));
    const talk_targets = share === null ? others : [...others, { link_id: link, share }];
    return editing.save((acts) => acts.change(plan, { talk_targets }));
  };
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      content={
        <div className={styles.popover} data-popover="links">
          <h2>{plan.kind === "loop" ? told.linksTitleLoop : told.linksTitle}</h2>
          <table>
            <thead>
              <tr>
                <th>{told.link}</th>
                <th>{told.length}</th>
                <th>{told.share}</th>
                <th>{told.aim}</th>
                <th>{told.off}</th>
              </tr>
            </thead>
            <tbody>
              {links.map((link) => (
                <Line
                  key={`${link.link_id} ${link.link_no}`}
                  link={link}
                  save={writes && link.link_id !== null ? set : null}
                />
              ))}
            </tbody>
          </table>
        </div>
      }
    >
      <button type="button" className={styles.sum} data-total="links">
        <small>{told.links}</small>
        {first !== undefined && (
          <b>
            {first.link_no === null ? first.title : told.linkNo(first.link_no)} {lengthOf(first.ms)}
          </b>
        )}
        {links.length > 1 && <small>+{links.length - 1}</small>}
      </button>
    </Popover>
  );
}

interface LineProps {
  link: LinkTotal;
  save: ((link: number, share: number | null) => Promise<void>) | null;
}

function Line({ link, save }: LineProps) {
  const words = useWords();
  const told = words.rundown;
  const aim = link.target === null ? "" : writeShare(link.target);
  const [typed, setTyped] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const leave = () => {
    const text = typed ?? aim;
    setTyped(null);
    if (text.trim() === aim || save === null || link.link_id === null) return;
    // People leave the sign out in a column of shares.
    const share = readShare(/^[\d.]+$/.test(text.trim()) ? `${text.trim()}%` : text);
    if (share === undefined) setWhy(words.links.badTalk);
    else {
      save(link.link_id, share).then(
        () => setWhy(""),
        (thrown: unknown) => setWhy(sentence(asRefusal(thrown), words)),
      );
    }
  };
  const signed = (off: number) => `${off > 0 ? "+" : ""}${writeShare(off)}`;
  return (
    <>
      <tr>
        <td>
          {link.link_no === null ? "" : `${told.linkNo(link.link_no)} `}
          {link.title}
        </td>
        <td>{lengthOf(link.ms)}</td>
        <td>{link.share === null ? "—" : writeShare(link.share)}</td>
        <td>
          {save === null ? (
            aim || "—"
          ) : (
            <Input
              size="small"
              aria-label={`${told.aim} ${link.title}`}
              className={styles.aim}
              placeholder="—"
              value={typed ?? aim}
              onChange={(event) => setTyped(event.target.value)}
              onBlur={leave}
              onPressEnter={(event) => !event.nativeEvent.isComposing && event.currentTarget.blur()}
            />
          )}
        </td>
        <td>{link.off === null ? "—" : signed(link.off)}</td>
      </tr>
      {why !== "" && (
        <tr>
          <td colSpan={5} className={styles.why}>
            {why}
          </td>
        </tr>
      )}
    </>
  );
}
