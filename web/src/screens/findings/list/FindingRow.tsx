// A finding as it stands: what is to be done, by whom and when, and what later shows say of it.
import { Button } from "antd";
import { useState } from "react";
import { bodyOf, draftOf } from "@/domains/findings/draft";
import { type Finding, useChangeFinding } from "@/domains/findings/findings";
import type { Keeping } from "@/domains/findings/useKept";
import type { Which } from "@/domains/review/shows";
import { dayKey, shortDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useUndo } from "@/kit/Undo";
import { useNow } from "@/live/useNow";
import { useLanguage, useWords } from "@/words/words";
import styles from "./list.module.css";
import findings from "../findings.module.css";
import { told } from "../said";
import { Editor, type Trouble } from "./Editor";
import { Moves } from "./Moves";
import { useMetricChoice } from "./useMetricChoice";

interface Props {
  which: Which;
  finding: Finding;
  /** It was found in an earlier show. */
  carried: boolean;
  kept: Keeping;
  mayWrite: boolean;
}

export function FindingRow({ which, finding, carried, kept, mayWrite }: Props) {
  const said = useWords().findings.list;
  const edited = kept.edits[finding.id];
  if (edited !== undefined && mayWrite) {
    return (
      <li data-finding={finding.id} data-editing>
        <Editing which={which} finding={finding} edited={edited} kept={kept} />
      </li>
    );
  }
  return (
    <li data-finding={finding.id} data-state={finding.state}>
      <div className={styles.findingHead}>
        <b className={styles.grow}>{finding.problem}</b>
        <span className={tone.badge} data-state={finding.state}>
          {finding.state_label}
        </span>
        {mayWrite && (
          <>
            <Button
              size="small"
              type="text"
              data-act="edit"
              onClick={() =>
                kept.edit(finding.id, { expect: finding.version, draft: draftOf(finding) })
              }
            >
              {said.edit}
            </Button>
            <Moves finding={finding} />
          </>
        )}
      </div>
      {(finding.improvement !== "" || finding.plan !== "") && (
        <p>{[finding.improvement, finding.plan].filter((one) => one !== "").join(" → ")}</p>
      )}
      <Facts finding={finding} carried={carried} />
    </li>
  );
}

/** Owner, deadline, metric; where it is from; and what later shows said. */
function Facts({ finding, carried }: { finding: Finding; carried: boolean }) {
  const { words, language } = useLanguage();
  const said = words.findings.list;
  const today = dayKey(useNow(60_000));
  const { deadline, state } = finding;
  const overdue = deadline !== null && deadline < today && state === "open";
  const day = deadline === null ? "" : shortDay(Date.parse(`${deadline}T04:00Z`), language);
  const seen = finding.judged ?? finding.verified;
  const facts = [
    carried && said.from(shortDay(finding.show_start, language), finding.show_title),
    finding.owner_name !== null && `${said.owner} ${finding.owner_name}`,
  ].filter((one) => typeof one === "string");
  return (
    <p className={styles.facts2}>
      {facts.map((one) => (
        <span key={one}>{one}</span>
      ))}
      {day !== "" && (
        <span className={overdue ? findings.soon : undefined} data-overdue={overdue || undefined}>
          {overdue ? said.overdue(day) : said.due(day)}
        </span>
      )}
      {finding.metric !== "" && (
        <span data-verifies>
          {said.verifies(
            finding.metric_label + (finding.level === "show" ? "" : said.of(finding.key_label)),
            said.directions[finding.direction ?? "at_least"],
            finding.hidden ? said.hiddenWanted : told(finding.wanted, finding.unit, language),
            finding.verify_shows,
          )}
        </span>
      )}
      {finding.metric !== "" && !finding.hidden && seen.length === 0 && <span>{said.noShows}</span>}
      {seen.map((one) => (
        <span key={one.show} data-reached={one.reached ?? "unknown"} title={one.title}>
          {shortDay(one.start, language)} {told(one.value, finding.unit, language)}{" "}
          {one.reached === null ? said.unknown : one.reached ? said.reached : said.notReached}
        </span>
      ))}
      {finding.proposal_text !== "" && <b data-proposal>{finding.proposal_text}</b>}
      {finding.verdict !== "" && <span>{said.judgedAs(finding.state_label, finding.verdict)}</span>}
    </p>
  );
}

interface EditingProps {
  which: Which;
  finding: Finding;
  edited: NonNullable<Keeping["edits"][number]>;
  kept: Keeping;
}

function Editing({ which, finding, edited, kept }: EditingProps) {
  const said = useWords().findings.list;
  const metrics = useMetricChoice(which);
  const change = useChangeFinding();
  const offer = useUndo();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { expect, draft } = edited;
  const send = async () => {
    if (busy) return;
    const body = bodyOf(draft, metrics.unitOf(draft.metric));
    if ("missing" in body) {
      setTrouble({ field: body.missing, text: said.missing[body.missing] });
      return;
    }
    setBusy(true);
    const before = bodyOf(draftOf(finding), finding.unit);
    try {
      const now = await change({ id: finding.id, expect, body });
      if (!("missing" in before)) {
        offer(said.saved(now.problem), () =>
          change({ id: now.id, expect: now.version, body: before }),
        );
      }
      kept.edit(finding.id, null);
    } catch (thrown) {
      setTrouble({ error: thrown });
      setBusy(false);
    }
  };
  return (
    <Editor
      which={which}
      mark={`of-${finding.id}`}
      draft={draft}
      set={(next) => {
        setTrouble(null);
        kept.edit(finding.id, { expect, draft: next });
      }}
      send={() => void send()}
      busy={busy}
      trouble={trouble}
      submit={said.save}
      cancel={() => kept.edit(finding.id, null)}
      load={() => {
        setTrouble(null);
        kept.edit(finding.id, { expect: finding.version, draft: draftOf(finding) });
      }}
    />
  );
}
