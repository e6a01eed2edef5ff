// The dots by which a row is dragged. The keyboard moves rows by Alt ↑ ↓ instead.
import type { PointerEvent } from "react";
import { Glyph } from "../Glyph";
import styles from "./DragHandle.module.css";

interface Props {
  label: string;
  /** Left out while rows cannot be moved: the place stays, the dots go. */
  onPress?: (event: PointerEvent) => void;
}

export function DragHandle({ label, onPress }: Props) {
  if (onPress === undefined) return <span className={styles.none} />;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.handle}
      aria-label={label}
      title={label}
      data-handle
      onPointerDown={onPress}
    >
      <Glyph name="grip" />
    </button>
  );
}
