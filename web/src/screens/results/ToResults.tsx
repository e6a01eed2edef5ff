// The way from a show to its results, for those who may see what it sold.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useMay } from "@/domains/people/me";
import type { Which } from "@/domains/review/shows";
import { useWords } from "@/words/words";

export function ToResults({ which }: { which: Which }) {
  const words = useWords();
  if (!useMay()("money.gmv.read")) return null;
  return (
    <Link to="/rooms/$room/shows/$show/results" params={which}>
      <Button data-act="results">{words.results.open}</Button>
    </Link>
  );
}
