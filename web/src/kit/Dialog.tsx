// A dialog: when it has opened, the caret is in its first field. `autoFocus` alone does that only where
// things move; without motion the library makes the fields before they can be seen.
import { Modal, type ModalProps } from "antd";
import { useRef } from "react";

/** What is written into: no switch and no choice, which a key would change. */
const FIELD = "input:not([type=radio]):not([type=checkbox]), textarea";
/** Where another than the first is meant, it says so. */
const MEANT = "[data-caret]";

export function Dialog({ children, ...props }: ModalProps) {
  const body = useRef<HTMLDivElement>(null);
  // Enter must not find the cross in the corner.
  const focus = (open: boolean) => {
    if (!open || body.current?.contains(document.activeElement)) return;
    const meant = body.current?.querySelector<HTMLElement>(MEANT);
    (meant ?? body.current?.querySelector<HTMLElement>(FIELD))?.focus();
  };
  return (
    <Modal {...props} afterOpenChange={focus}>
      <div ref={body}>{children}</div>
    </Modal>
  );
}
