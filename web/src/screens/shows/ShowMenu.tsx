// What else can be done with a show: change it, copy it, say how far it is, call it off.
import { MoreOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { asRefusal, sentence } from "@/api/refusal";
import type { PlanCard } from "@/domains/rundown/plan";
import {
  type Show,
  type ShowStatus,
  useRestoreShow,
  useRetireShow,
  useSetStatus,
} from "@/domains/selection/shows";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";
import type { ShowTask } from "./ShowDialog";

/** As the server allows: a closed show is opened again before it is armed. */
const NEXT: Record<ShowStatus, readonly ShowStatus[]> = {
  planned: ["armed", "closed"],
  armed: ["planned", "closed"],
  closed: ["planned"],
};

interface Props {
  show: Show;
  card: PlanCard | null;
  start: (task: ShowTask) => void;
}

export function ShowMenu({ show, card, start }: Props) {
  const words = useWords();
  const told = words.shows;
  const { message } = App.useApp();
  const undo = useUndo();
  const setStatus = useSetStatus();
  const retire = useRetireShow();
  const restore = useRestoreShow();
  const tell = (error: unknown) => void message.warning(sentence(asRefusal(error), words), 6);
  const go = (status: ShowStatus) =>
    setStatus.mutate(
      { show, status },
      {
        onSuccess: (done) =>
          undo(`${done.title} · ${told.statuses[status]}`, () =>
            setStatus.mutateAsync({ show: done, status: show.status }),
          ),
        onError: tell,
      },
    );
  const cancel = () =>
    retire.mutate(show, {
      onSuccess: (gone) => undo(told.cancelled(show.title), () => restore.mutateAsync(gone)),
      onError: tell,
    });
  const statusWord = { planned: told.plan_again, armed: told.arm, closed: told.close };
  const run: Record<string, () => void> = {
    edit: () => start({ kind: "edit", show }),
    copy: () => start({ kind: "copy", show, card }),
    cancel,
    planned: () => go("planned"),
    armed: () => go("armed"),
    closed: () => go("closed"),
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          { key: "edit", label: told.edit, disabled: show.status === "closed" },
          { key: "copy", label: told.copyTitle },
          { type: "divider" as const },
          ...NEXT[show.status].map((status) => ({ key: status, label: statusWord[status] })),
          { type: "divider" as const },
          { key: "cancel", label: told.cancel },
        ],
        onClick: ({ key }) => run[key]?.(),
      }}
    >
      <Button
        type="text"
        icon={<MoreOutlined />}
        aria-label={`${words.common.more} ${show.title}`}
        data-act="show-menu"
      />
    </Dropdown>
  );
}
