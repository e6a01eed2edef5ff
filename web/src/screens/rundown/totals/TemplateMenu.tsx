// A template put behind the chosen segment.
import { Button, Dropdown } from "antd";
import { type Plan, useTemplates } from "@/domains/rundown/plan";
import { useWords } from "@/words/words";
import type { Editing } from "../useEditing";
import { lengthOf } from "../lengths";

interface Props {
  plan: Plan;
  selected: number | null;
  editing: Editing;
}

export function TemplateMenu({ plan, selected, editing }: Props) {
  const words = useWords();
  const told = words.rundown;
  const templates = useTemplates(true);
  const insert = (id: string) => {
    const template = templates.data?.find((one) => one.id === id);
    if (template === undefined) return;
    void editing.run(
      (acts) => acts.insert(plan, template.id, selected),
      told.inserted(template.name),
    );
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: (templates.data ?? []).map((one) => ({
          key: one.id,
          label: one.name,
          extra: told.templateFacts(one.segments, lengthOf(one.total_ms)),
          title: one.summary,
        })),
        onClick: ({ key }) => insert(key),
      }}
    >
      <Button title={told.templateHow} data-act="template">
        {told.template}
      </Button>
    </Dropdown>
  );
}
