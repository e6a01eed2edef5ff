// 手机看板: a button beside a board that makes a read-only link to it, for those who may.
import { MobileOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { SHARE } from "@/domains/boardlinks/links";
import { useMay } from "@/domains/people/me";
import { useWords } from "@/words/words";
import type { Shared } from "./shared";

const ShareDialog = lazy(() => import("./ShareDialog"));

/** `of`: the board beside which it stands. */
export function ShareBoard({ of }: { of: Shared }) {
  const told = useWords().phone.share;
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may(SHARE)) return null;
  return (
    <>
      <Button icon={<MobileOutlined />} data-act="share-board" onClick={() => setOpen(true)}>
        {told.button}
      </Button>
      {open && (
        <Suspense>
          <ShareDialog of={of} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
