// The list of the day before, by group; arrows walk through what can be pressed.
import { type KeyboardEvent, useMemo } from "react";
import type { Claim, PreShow, PreShowActs } from "@/domains/preshow/preshow";
import { groupsOf } from "@/domains/preshow/standing";
import { Card } from "@/kit/Card";
import { caretInField, useKeys } from "@/kit/keys/Keys";
import { useWords } from "@/words/words";
import { CheckItem } from "./CheckItem";
import styles from "./preshow.module.css";

interface Props {
  show: number;
  review: PreShow;
  acts: PreShowActs;
  signs: boolean;
  /** Open claims, to which the items about texts lead. */
  claims: readonly Claim[];
}

export function Checklist({ show, review, acts, signs, claims }: Props) {
  const told = useWords().preshow;
  const groups = useMemo(() => groupsOf(review.items), [review.items]);
  useKeys(told.keys.group, [
    { keys: "ArrowUp/ArrowDown", label: told.keys.move },
    { keys: "ArrowLeft/ArrowRight", label: told.keys.side },
    { keys: "Enter", label: told.keys.press },
  ]);
  return (
    <div
      className={styles.list}
      role="group"
      aria-label={told.list}
      data-checklist
      onKeyDown={signs ? walk : undefined}
    >
      {groups.map((group) => (
        <Card key={group.key} data-group={group.key}>
          <h2>{told.group(group.label, group.open)}</h2>
          <ul className={styles.items}>
            {group.items.map((item) => (
              <CheckItem
                key={item.key}
                show={show}
                item={item}
                acts={acts}
                signs={signs}
                claims={claims}
              />
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

/** Up and down to the item before and after, left and right between the buttons of one. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const { key } = event;
  if (!["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(key) || caretInField()) return;
  const here = document.activeElement;
  const row = here?.closest("[data-item]");
  if (!(here instanceof HTMLElement) || row == null) return;
  const buttons = (one: Element) => [...one.querySelectorAll<HTMLElement>("[data-do]")];
  const beside = buttons(row);
  const at = beside.indexOf(here);
  if (at < 0) return;
  event.preventDefault();
  if (key === "ArrowLeft" || key === "ArrowRight") {
    beside[at + (key === "ArrowRight" ? 1 : -1)]?.focus();
    return;
  }
  const rows = [...event.currentTarget.querySelectorAll("[data-item]")].filter(
    (one) => buttons(one).length > 0,
  );
  const next = rows[rows.indexOf(row) + (key === "ArrowDown" ? 1 : -1)];
  if (next === undefined) return;
  const same = buttons(next).find((one) => one.dataset["do"] === here.dataset["do"]);
  (same ?? buttons(next)[0])?.focus();
}
