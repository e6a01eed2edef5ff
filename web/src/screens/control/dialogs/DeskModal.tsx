// A dialog of the desk: closes by Esc, and never by a click beside it while something is typed.
import { Modal } from "antd";
import { type ReactNode, useRef } from "react";
import { useDesk } from "../desk/DeskContext";

/** What is written into: no switch and no choice, which a key would change. */
const FIELD = "input:not([type=radio]):not([type=checkbox]), textarea";

interface Props {
  title: string;
  children: ReactNode;
  /** Left out: there is nothing to confirm. */
  ok?: { text: string; run: () => void; disabled?: boolean; busy?: boolean };
  width?: number;
}

export function DeskModal({ title, children, ok, width = 460 }: Props) {
  const { close } = useDesk();
  const body = useRef<HTMLDivElement>(null);
  // Enter must not find the cross in the corner: where there is a field, the caret is in it.
  const focus = (open: boolean) => {
    if (!open || body.current?.contains(document.activeElement)) return;
    body.current?.querySelector<HTMLElement>(FIELD)?.focus();
  };
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      width={width}
      afterOpenChange={focus}
      mask={{ closable: ok === undefined }}
      {...(ok === undefined
        ? { footer: null }
        : {
            onOk: ok.run,
            okText: ok.text,
            confirmLoading: ok.busy ?? false,
            okButtonProps: { disabled: ok.disabled ?? false },
          })}
    >
      <div ref={body}>{children}</div>
    </Modal>
  );
}
