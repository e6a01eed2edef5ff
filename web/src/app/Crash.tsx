// A page that failed: what is safe, what to do, and the line that helps whoever mends it.
import type { ErrorComponentProps } from "@tanstack/react-router";
import { Button } from "antd";
import { Empty } from "@/kit/Empty";
import { useWords } from "@/words/words";

export function Crash({ error }: ErrorComponentProps) {
  const words = useWords();
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
