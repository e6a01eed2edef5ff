// The phone board: one board, large, read-only; what it cannot show it says in one sentence.
import { useEffect, useState } from "react";
import { Board } from "./Board";
import styles from "./phone.module.css";
import { words } from "./speaking";
import { takeToken } from "./token";
import { useBoard } from "./useBoard";

export function Phone() {
  const [token, setToken] = useState(takeToken);
  useEffect(() => {
    // Another link, opened in the same tab, changes no more than what stands behind `#`.
    const changed = () => setToken(takeToken());
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, []);
  return token === null ? <Says text={words.noToken} /> : <Opened key={token} token={token} />;
}

function Opened({ token }: { token: string }) {
  const { standing, now } = useBoard(token);
  const { heard, over, trouble } = standing;
  useEffect(() => {
    document.title = heard === null ? "看板" : `${heard.board.room || heard.board.title} 看板`;
  }, [heard]);
  if (over !== null) return <Says text={over === "" ? words.over : over} over />;
  if (heard === null) {
    return <Says text={trouble === null ? words.reading : trouble || words.lostFirst} />;
  }
  return <Board standing={standing} heard={heard} now={now} />;
}

function Says({ text, over = false }: { text: string; over?: boolean }) {
  return (
    <main className={styles.says} data-phone={over ? "over" : "waits"}>
      <p role="status">{text}</p>
    </main>
  );
}
