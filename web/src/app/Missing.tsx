// An address that leads nowhere.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { Empty } from "@/kit/Empty";
import { useWords } from "@/words/words";

export function Missing() {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <Empty
      title={words.missing.title}
      why={words.missing.why}
      action={
        <Button type="primary" onClick={() => void navigate({ to: "/" })}>
          {words.missing.back}
        </Button>
      }
    />
  );
}
