// How a finding moves on: done, held, not held, dropped, open again; or off the list. Each can be undone.
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { asRefusal, sentence } from "@/api/refusal";
import {
  type Finding,
  type FindingState,
  useRestoreFinding,
  useRetireFinding,
  useSetState,
} from "@/domains/findings/findings";
import { RowMenu } from "@/kit/RowMenu";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import styles from "./list.module.css";

/** What is said in a line when it is settled. */
const SETTLED: readonly FindingState[] = ["held", "not_held", "dropped"];

export function Moves({ finding }: { finding: Finding }) {
  const words = useWords();
  const said = words.findings.list;
  const { message } = App.useApp();
  const [settling, setSettling] = useState<FindingState | null>(null);
  const [busy, setBusy] = useState(false);
  const { move, retire } = useMoves();
  const act = async (run: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    try {
      await run();
    } catch (thrown) {
      message.warning(sentence(asRefusal(thrown), words), 6);
    }
    setBusy(false);
  };
  const choose = (key: string) => {
    if (key === "retire") void act(() => retire(finding));
    else if (SETTLED.includes(key as FindingState)) setSettling(key as FindingState);
    else void act(() => move(finding, key as FindingState, ""));
  };
  const proposed =
    finding.proposal === "held" || finding.proposal === "not_held" ? finding.proposal : null;
  return (
    <>
      {proposed !== null && (
        <Button size="small" disabled={busy} onClick={() => setSettling(proposed)} data-act="judge">
          {said.become[proposed]}
        </Button>
      )}
      {proposed === null && finding.next.includes("done") && (
        <Button size="small" disabled={busy} onClick={() => choose("done")} data-act="done">
          {said.become.done}
        </Button>
      )}
      <RowMenu
        label={`${said.state} ${finding.problem}`}
        choose={choose}
        items={[
          ...finding.next.map((state) => ({ key: state, label: said.become[state] })),
          { type: "divider" as const },
          { key: "retire", label: said.retire },
        ]}
      />
      {settling !== null && (
        <Settle
          title={`${said.become[settling]}：${finding.problem}`}
          ok={said.become[settling]}
          close={() => setSettling(null)}
          settle={(verdict) => {
            setSettling(null);
            void act(() => move(finding, settling, verdict));
          }}
        />
      )}
    </>
  );
}

interface SettleProps {
  title: string;
  ok: string;
  close: () => void;
  settle: (verdict: string) => void;
}

function Settle({ title, ok, close, settle }: SettleProps) {
  const words = useWords();
  const [verdict, setVerdict] = useState("");
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      okText={ok}
      cancelText={words.common.cancel}
      onOk={() => settle(verdict.trim())}
      width={420}
    >
      <label className={styles.field}>
        <span>{words.findings.list.verdict}</span>
        <Input
          // The dialog was asked for to say this.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={verdict}
          maxLength={300}
          onChange={(event) => setVerdict(event.target.value)}
          onPressEnter={(event) => !event.nativeEvent.isComposing && settle(verdict.trim())}
        />
      </label>
    </Modal>
  );
}

function useMoves() {
  const said = useWords().findings.list;
  const offer = useUndo();
  const setState = useSetState();
  const retireOne = useRetireFinding();
  const restore = useRestoreFinding();
  const move = async (finding: Finding, state: FindingState, verdict: string) => {
    const { id, version: expect, state: before, verdict: saidBefore } = finding;
    const now = await setState({ id, expect, state, verdict });
    offer(said.moved(now.problem, now.state_label), async () => {
      // What was settled is opened first: from there every state can be reached again.
      const direct = now.next.includes(before);
      const back = direct ? before : "open";
      const opened = await setState({ id, expect: now.version, state: back, verdict: saidBefore });
      if (direct || before === "open") return;
      await setState({ id, expect: opened.version, state: before, verdict: saidBefore });
    });
  };
  const retire = async (finding: Finding) => {
    const gone = await retireOne({ id: finding.id, expect: finding.version });
    offer(said.retired(gone.problem), () => restore({ id: gone.id, expect: gone.version }));
  };
  return { move, retire };
}
