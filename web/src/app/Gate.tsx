// The first question of every page: who is there? Nobody: sign in here, at the same address.
import { useEffect, useState } from "react";
import { useLocation } from "@tanstack/react-router";
import { Button } from "antd";
import { isLost } from "@/api/comeback";
import { asRefusal, sentence } from "@/api/refusal";
import { useMe } from "@/domains/people/me";
import { Empty } from "@/kit/Empty";
import { SignIn } from "@/screens/SignIn";
import { ticketIn } from "@/screens/ticket";
import { useWords } from "@/words/words";
import { Shell } from "./shell/Shell";

const SLOW_MS = 1_000;

/** Whether something has gone on for longer than an answer takes. */
function useStill(going: boolean): boolean {
  const [still, setStill] = useState(false);
  useEffect(() => {
    if (!going) return undefined;
    const timer = setTimeout(() => setStill(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setStill(false);
    };
  }, [going]);
  return still && going;
}

export function Gate() {
  const me = useMe();
  const words = useWords();
  const { hash } = useLocation();
  const slow = useStill(me.isPending);
  // An answer that comes at once needs no word before it.
  if (me.isPending) return slow ? <Empty title={words.link.slow} /> : null;
  if (me.data === undefined) {
    const refusal = asRefusal(me.error);
    return (
      <Empty
        title={isLost(refusal) ? words.link.notOpened : sentence(refusal, words)}
        {...(isLost(refusal) && { why: words.link.comesBack })}
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
