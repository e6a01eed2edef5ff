// One rule: by which article, what is forbidden, the sentences it is held to; and the team's decision
// about it, by name and with a reason.
import { Button, Drawer, Input, Segmented, Select } from "antd";
import { useState } from "react";
import type { PackActs, Rule, Severity } from "@/domains/packs/packs";
import { Labelled } from "@/kit/Labelled";
import { RefusalNote } from "@/kit/RefusalNote";
import { atClock, datedDay } from "@/kit/time";
import tone from "@/kit/tone.module.css";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import drawer from "../evidence/drawer.module.css";
import styles from "./packs.module.css";

interface Props {
  rule: Rule;
  acts: PackActs;
  writes: boolean;
  close: () => void;
}

const MINUTE = 60_000;
const SEVERITIES: readonly Severity[] = ["block", "high", "medium", "low"];

export function RuleDrawer({ rule, acts, writes, close }: Props) {
  const { words, language } = useLanguage();
  const told = words.packs;
  const now = useNow(MINUTE);
  const facts = (
    [
      [told.basis, rule.basis],
      [told.forbidden, rule.forbidden],
      [told.evidence, rule.evidence],
      [told.rewrite, rule.rewrite],
    ] as const
  ).filter(([, text]) => text !== "");
  return (
    <Drawer open onClose={close} title={`${rule.id} ${rule.name}`} size={560}>
      <div className={drawer.form} data-rule-open={rule.id} data-on={rule.on}>
        <p>
          <b>{told.severities[rule.severity]}</b>{" "}
          {rule.severity !== rule.own && (
            <small className={tone.soft}>{told.ownSeverity(told.severities[rule.own])}</small>
          )}{" "}
          · {rule.on ? told.isOn : <span className={tone.soon}>{rule.off_why}</span>}
        </p>
        <dl className={drawer.facts}>
          {facts.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <Examples rule={rule} />
        {writes && <Decide rule={rule} acts={acts} />}
        {rule.decided.length > 0 && (
          <ol className={styles.decided} aria-label={told.decided}>
            {rule.decided.map((one) => (
              <li key={one.step} data-decided={one.step}>
                {datedDay(one.at, now, language)} {atClock(one.at)} {one.by} ·{" "}
                {one.on ? told.turnedOn : told.turnedOff}
                {one.severity !== null && ` · ${told.severities[one.severity]}`} · {one.why}
              </li>
            ))}
          </ol>
        )}
      </div>
    </Drawer>
  );
}

function Examples({ rule }: { rule: Rule }) {
  const told = useLanguage().words.packs;
  return (
    <div className={styles.examples}>
      <h3>{told.hits}</h3>
      <ul>
        {rule.hits.map((one, at) => {
          const [before, after] = split(one.text, one.span);
          return (
            <li key={at}>
              {before}
              <mark>{one.span}</mark>
              {after}
            </li>
          );
        })}
      </ul>
      <h3>{told.passes}</h3>
      <ul>
        {rule.passes.map((one, at) => (
          <li key={at}>{one.text}</li>
        ))}
      </ul>
    </div>
  );
}

function split(text: string, span: string): [string, string] {
  const at = text.indexOf(span);
  return at < 0 ? ["", ""] : [text.slice(0, at), text.slice(at + span.length)];
}

/** Used or not, how grave, and why. */
function Decide({ rule, acts }: { rule: Rule; acts: PackActs }) {
  const { words } = useLanguage();
  const told = words.packs;
  const last = rule.decided[0];
  const [on, setOn] = useState(last?.on ?? true);
  const [severity, setSeverity] = useState<Severity>(rule.severity);
  const [why, setWhy] = useState("");
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const same = on === (last?.on ?? true) && severity === rule.severity;
  const decide = async () => {
    if (why.trim() === "") {
      setMissing(true);
      return;
    }
    setBusy(true);
    setRefused(null);
    try {
      await acts.adjust(rule, on, severity === rule.own ? null : severity, why.trim());
      setWhy("");
    } catch (thrown) {
      setRefused(thrown);
    }
    setBusy(false);
  };
  return (
    <form
      className={styles.decide}
      data-part="decide"
      onSubmit={(event) => {
        event.preventDefault();
        if (!same && !busy) void decide();
      }}
    >
      <h3>{told.decide}</h3>
      <RefusalNote error={refused} />
      <div className={drawer.pair}>
        <Segmented<boolean>
          aria-label={told.used}
          value={on}
          onChange={setOn}
          options={[
            { value: true, label: told.turnOn },
            { value: false, label: told.turnOff },
          ]}
        />
        <Select<Severity>
          data-field="severity"
          aria-label={told.severity}
          value={severity}
          disabled={!on}
          onChange={setSeverity}
          options={SEVERITIES.map((value) => ({
            value,
            label:
              value === rule.own
                ? `${told.severities[value]}（${told.asInPack}）`
                : told.severities[value],
          }))}
        />
      </div>
      <Labelled
        label={told.why}
        note={
          missing && (
            <small role="alert" className={tone.soon}>
              {told.whyMissing}
            </small>
          )
        }
      >
        <Input
          data-field="why"
          value={why}
          maxLength={500}
          autoComplete="off"
          placeholder={told.whyHint}
          status={missing ? "warning" : ""}
          onChange={(event) => {
            setWhy(event.target.value);
            setMissing(false);
          }}
        />
      </Labelled>
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={same}
          data-act="decide-rule"
        >
          {told.keepDecision}
        </Button>
      </div>
    </form>
  );
}
