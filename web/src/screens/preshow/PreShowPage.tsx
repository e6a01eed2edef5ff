// The review of one show before it goes on air.
import { Empty } from "@/kit/Empty";
import { RefusalNote } from "@/kit/RefusalNote";
import { asRefusal } from "@/api/refusal";
import { usePreShow } from "@/domains/preshow/preshow";
import type { Show } from "@/domains/selection/shows";
import { useWords } from "@/words/words";
import { ShowFrame } from "../shows/ShowFrame";
import { PreShowReview } from "./PreShowReview";

export default function PreShowPage() {
  return <ShowFrame tab="review">{(show) => <Asked key={show.id} show={show} />}</ShowFrame>;
}

function Asked({ show }: { show: Show }) {
  const told = useWords().preshow;
  const asked = usePreShow(show.id);
  const { data, error } = asked;
  if (data !== undefined) return <PreShowReview show={show} review={data} error={error} />;
  if (error === null) return <div data-screen="preshow" data-loading />;
  if (asRefusal(error).code === "packs_reading") return <Empty title={told.reading} />;
  return (
    <div>
      <RefusalNote error={error} retry={() => void asked.refetch()} />
    </div>
  );
}
