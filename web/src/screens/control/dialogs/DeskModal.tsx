// A dialog of the desk: closes by Esc, and never by a click beside it while something is typed.
import type { ReactNode } from "react";
import { Dialog } from "@/kit/Dialog";
import { useDesk } from "../desk/DeskContext";

interface Props {
  title: string;
  children: ReactNode;
  /** Left out: there is nothing to confirm. */
  ok?: { text: string; run: () => void; disabled?: boolean; busy?: boolean };
  width?: number;
}

export function DeskModal({ title, children, ok, width = 460 }: Props) {
  const { close } = useDesk();
  return (
    <Dialog
      open
      title={title}
      onCancel={close}
      width={width}
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
      {children}
    </Dialog>
  );
}
