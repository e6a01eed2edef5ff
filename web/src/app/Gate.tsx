// The first question of every page: who is there? Nobody: sign in here, at the same address.
import { useLocation } from "@tanstack/react-router";
import { Button } from "antd";
import { asRefusal, sentence } from "@/api/refusal";
import { useMe } from "@/domains/people/me";
import { Empty } from "@/kit/Empty";
import { SignIn } from "@/screens/SignIn";
import { ticketIn } from "@/screens/ticket";
import { useWords } from "@/words/words";
import { Shell } from "./shell/Shell";

export function Gate() {
  const me = useMe();
  const words = useWords();
  const { hash } = useLocation();
  if (me.isPending) return null;
  if (me.data === undefined) {
    return (
      <Empty
        title={sentence(asRefusal(me.error), words)}
        action={
          <Button type="primary" loading={me.isFetching} onClick={() => void me.refetch()}>
            {words.common.retry}
          </Button>
        }
      />
    );
  }
  const { user } = me.data;
  if (user === null || ticketIn(hash) !== null) return <SignIn />;
  return <Shell key={user.id} user={user} />;
}
