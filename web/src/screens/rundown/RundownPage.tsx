// The rundown of one show.
import { usePlan } from "@/domains/rundown/plan";
import type { Show } from "@/domains/selection/shows";
import { RefusalNote } from "@/kit/RefusalNote";
import { ShowFrame } from "../shows/ShowFrame";
import { Editor } from "./Editor";
import { StartPlan } from "./StartPlan";

export default function RundownPage() {
  return <ShowFrame tab="rundown">{(show) => <Rundown key={show.id} show={show} />}</ShowFrame>;
}

function Rundown({ show }: { show: Show }) {
  const plan = usePlan(show.id);
  if (plan.error) return <RefusalNote error={plan.error} retry={() => void plan.refetch()} />;
  if (plan.data === undefined) return <div data-screen="rundown" data-loading />;
  if (plan.data === null) return <StartPlan show={show} />;
  return <Editor key={plan.data.id} show={show} plan={plan.data} />;
}
