// How the planned time is spread over what products are there for: a bar, and minutes on hover.
import { Popover } from "antd";
import type { Totals } from "@/domains/rundown/plan";
import { useWords } from "@/words/words";
import type { Words } from "@/words/zh";
import { lengthOf } from "../lengths";
import styles from "./totals.module.css";

export function RolesTotal({ totals }: { totals: Totals | undefined }) {
  const words = useWords();
  const told = words.rundown;
  const roles = (totals?.roles ?? []).filter((role) => role.ms > 0);
  const called = (role: string) =>
    role === "" ? told.noRole : (words.roles[role as keyof Words["roles"]] ?? role);
  const inOrder = roles.toSorted((a, b) => b.ms - a.ms);
  return (
    <Popover
      trigger={["hover", "click"]}
      placement="bottomLeft"
      content={
        <div className={styles.popover}>
          <table>
            <tbody>
              {inOrder.map((role) => (
                <tr key={role.role}>
                  <td>{called(role.role)}</td>
                  <td>{lengthOf(role.ms)}</td>
                  <td>{told.times(role.segments)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      }
    >
      <button type="button" className={styles.sum} data-total="roles" aria-label={told.roles}>
        <small>{told.roles}</small>
        <span className={styles.roles}>
          {inOrder.map((role) => (
            <i key={role.role} data-none={role.role === ""} style={{ flexGrow: role.ms }}>
              <small>{called(role.role)}</small>
            </i>
          ))}
        </span>
      </button>
    </Popover>
  );
}
