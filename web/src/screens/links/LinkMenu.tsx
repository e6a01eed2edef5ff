// What else can be done with a link.
import { useNavigate } from "@tanstack/react-router";
import { App } from "antd";
import { asRefusal, sentence } from "@/api/refusal";
import type { Link, LinkActs } from "@/domains/selection/links";
import { RowMenu } from "@/kit/RowMenu";
import { useUndo } from "@/kit/Undo";
import { useWords } from "@/words/words";

interface Props {
  link: Link;
  acts: LinkActs;
  /** This person may take it out. */
  writes: boolean;
  check: () => void;
}

export function LinkMenu({ link, acts, writes, check }: Props) {
  const words = useWords();
  const { message } = App.useApp();
  const undo = useUndo();
  const navigate = useNavigate();
  const remove = async () => {
    try {
      const gone = await acts.retire(link);
      undo(words.links.removed(link.name), () => acts.restore(gone, link.link_no));
    } catch (thrown) {
      void message.warning(sentence(asRefusal(thrown), words), 6);
    }
  };
  const run: Record<string, () => void> = {
    check,
    product: () => void navigate({ to: "/products", search: { find: link.title } }),
    remove: () => void remove(),
  };
  return (
    <RowMenu
      label={`${words.common.more} ${link.name}`}
      items={[
        { key: "check", label: words.card.open },
        { key: "product", label: words.links.toProduct },
        ...(writes
          ? [{ type: "divider" as const }, { key: "remove", label: words.links.remove }]
          : []),
      ]}
      choose={(key) => run[key]?.()}
    />
  );
}
