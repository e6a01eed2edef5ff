// The bar over a table: the page's buttons, how many rows are seen, undo, columns, export.
import { DownloadOutlined, RedoOutlined, UndoOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "@/words/words";
import styles from "./TableBar.module.css";

interface Props {
  bar: ReactNode;
  count: string;
  /** null for a table nobody may edit. */
  edits: { canUndo: boolean; canRedo: boolean; undo: () => void; redo: () => void } | null;
  /** null when there is nothing to export. */
  onExport: (() => void) | null;
  children: ReactNode;
}

export function TableBar({ bar, count, edits, onExport, children }: Props) {
  const words = useWords();
  return (
    <div className={styles.bar}>
      {bar}
      {/* In one piece: on a narrow window they go to a line of their own together. */}
      <span className={styles.tools}>
        <span className={styles.count}>{count}</span>
        {edits !== null && (
          <>
            <Button
              icon={<UndoOutlined />}
              aria-label={words.keys.undo}
              title={`${words.keys.undo} Ctrl Z`}
              disabled={!edits.canUndo}
              onClick={edits.undo}
            />
            <Button
              icon={<RedoOutlined />}
              aria-label={words.keys.redo}
              title={`${words.keys.redo} Ctrl Shift Z`}
              disabled={!edits.canRedo}
              onClick={edits.redo}
            />
          </>
        )}
        {children}
        <Button
          icon={<DownloadOutlined />}
          aria-label={words.table.export}
          title={words.table.export}
          disabled={onExport === null}
          onClick={onExport ?? undefined}
        />
      </span>
    </div>
  );
}
