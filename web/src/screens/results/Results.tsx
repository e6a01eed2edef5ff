// What a show brought, and how sure that is: opened from the show's own page.
import { useMay } from "@/domains/people/me";
import { useResults } from "@/domains/results/results";
import { useLevel, useShowMetrics, type Which } from "@/domains/review/shows";
import { Empty } from "@/kit/Empty";
import { useWords } from "@/words/words";
import { ShowPage } from "../show/page/ShowPage";
import { useWhich } from "../show/page/useWhich";
import { Waiting } from "../show/page/Waiting";
import { useMeanings } from "../show/useMeanings";
import { Parts } from "./Parts";

export default function Results() {
  const words = useWords();
  const which = useWhich();
  const mayMoney = useMay()("money.gmv.read");
  const recounting = useResults(which, mayMoney).data?.recounting ?? false;
  return (
    <ShowPage which={which} title={words.results.title} recounting={recounting}>
      {mayMoney ? (
        <Known which={which} />
      ) : (
        <Empty title={words.results.noRight} why={words.results.noRightWhy} />
      )}
    </ShowPage>
  );
}

function Known({ which }: { which: Which }) {
  const words = useWords();
  const results = useResults(which, true);
  const moving =
    results.data !== undefined && (results.data.end === null || results.data.recounting);
  const metrics = useShowMetrics(which, moving);
  const whole = useLevel(which, "show", moving);
  const meanings = useMeanings(which, whole.data?.rows[0]);
  if (results.data && metrics.data && meanings && !whole.isPending) {
    return (
      <Parts which={which} results={results.data} metrics={metrics.data} meanings={meanings} />
    );
  }
  return (
    <Waiting
      screen="results"
      title={words.results.waiting}
      error={results.error ?? metrics.error ?? whole.error}
      retry={() => void Promise.all([results.refetch(), metrics.refetch(), whole.refetch()])}
    />
  );
}
