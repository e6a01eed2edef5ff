// A button that hands over a file: at once, or with its progress while the server writes a long one.
import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { askFile, download, save, type TakenFile } from "@/api/files";
import { asRefusal, sentence } from "@/api/refusal";
import { useWords } from "@/words/words";
import { JobLine } from "./JobLine";
import { useAwaited } from "./useAwaited";
import { fileOfJob } from "./work";

/** What can be asked for: its name in the menu, and where to ask. */
export interface Takeable {
  key: string;
  label: string;
  path: string;
  body: Record<string, unknown>;
}

interface Props {
  label: string;
  /** In groups with a line between them. */
  groups: readonly (readonly Takeable[])[];
  /** Shown in place of the groups when there are none. */
  none?: string;
  disabled?: boolean;
  /** The mark of its button, where a page has two. */
  act?: string;
}

export function TakeAlong({
  label,
  groups,
  none = "",
  disabled = false,
  act = "take-along",
}: Props) {
  const words = useWords();
  const { message } = App.useApp();
  const { waiting, answer, stop } = useAwaited();
  const [asking, setAsking] = useState(false);
  const all = groups.flat();
  const take = async (one: Takeable) => {
    setAsking(true);
    try {
      const came = await answer<TakenFile, true>(askFile(one.path, one.body), (job) => {
        download(fileOfJob(job));
        return true as const;
      });
      if (came === null) message.info(words.work.noFile);
      else if (came !== true) save(came);
    } catch (thrown) {
      message.warning(sentence(asRefusal(thrown), words), 6);
    }
    setAsking(false);
  };
  if (waiting !== null) return <JobLine work={waiting} stop={stop} />;
  const items: MenuProps["items"] =
    all.length === 0
      ? [{ key: "none", label: none, disabled: true }]
      : groups.flatMap((group, at) => [
          ...(at > 0 ? [{ type: "divider" as const, key: `line-${at}` }] : []),
          ...group.map(({ key, label: name }) => ({ key, label: name })),
        ]);
  return (
    <Dropdown
      trigger={["click"]}
      disabled={disabled}
      menu={{
        items,
        onClick: ({ key }) => {
          const one = all.find((each) => each.key === key);
          if (one !== undefined) void take(one);
        },
      }}
    >
      <Button icon={<DownloadOutlined />} loading={asking} data-act={act}>
        {label}
      </Button>
    </Dropdown>
  );
}
