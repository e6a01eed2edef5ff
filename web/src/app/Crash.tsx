// A page that failed: what is safe, what to do, and the line that helps whoever mends it.
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { Empty } from "@/kit/Empty";
import { useWords } from "@/words/words";
import { reached, Unreached } from "./reach";

export function Crash({ error }: ErrorComponentProps) {
  const words = useWords();
  if (error instanceof Unreached) return <NotHere />;
  return (
    <Empty
      title={words.crash.title}
      why={`${words.crash.why} ${error instanceof Error ? error.message : String(error)}`}
      action={
        <Button type="primary" onClick={() => location.reload()}>
          {words.crash.reload}
        </Button>
      }
    />
  );
}

/** The page never came; where one came from is still there. */
function NotHere() {
  const words = useWords();
  const { history } = useRouter();
  const [asking, setAsking] = useState(false);
  const again = async () => {
    setAsking(true);
    if (await reached()) location.reload();
    else setAsking(false);
  };
  return (
    <Empty
      title={words.crash.unreached}
      why={words.crash.unreachedWhy}
      action={
        <span>
          <Button type="primary" onClick={() => history.back()}>
            {words.crash.back}
          </Button>{" "}
          <Button loading={asking} onClick={() => void again()}>
            {words.common.retry}
          </Button>
        </span>
      }
    />
  );
}
