// The review of a show (复盘): what differed, when it turned, and what is to be done about it.
import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useMemo, useState } from "react";
import { exportPath, useReview, useWritten } from "@/domains/findings/findings";
import { useRooms } from "@/domains/rooms/rooms";
import { TakeAlong } from "@/domains/work/TakeAlong";
import { RefusalNote } from "@/kit/RefusalNote";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { ShowPage } from "../show/page/ShowPage";
import { useWhich } from "../show/page/useWhich";
import { Waiting } from "../show/page/Waiting";
import { Parts } from "./Parts";

export default function Findings() {
  const said = useWords().findings;
  const which = useWhich();
  const { room, show } = which;
  const [against, setAgainst] = useState("");
  const asked = useReview(which, against);
  const written = useWritten(which);
  const review = useMemo(() => asked.data && { ...asked.data, ...written }, [asked.data, written]);
  const name = useRooms(true).data?.find((one) => one.ident === room)?.title ?? room;
  const again = () => void asked.refetch();
  const takes = (["xlsx", "html"] as const).map((form) => ({
    key: form,
    label: form === "xlsx" ? said.takeXlsx : said.takeHtml,
    path: exportPath(which),
    body: { form, against },
  }));
  return (
    <ShowPage
      which={which}
      title={said.title}
      recounting={review?.recounting ?? false}
      marks={
        review !== undefined && (
          <span className={tone.badge} data-review={review.state}>
            {review.state === "closed" ? said.closed : said.open}
          </span>
        )
      }
      acts={
        <>
          <Button
            icon={<PrinterOutlined />}
            disabled={review === undefined}
            onClick={() => window.print()}
          >
            {said.print}
          </Button>
          <TakeAlong label={said.take} groups={[takes]} disabled={review === undefined} />
        </>
      }
    >
      {review === undefined ? (
        <Waiting screen="findings" title={said.waiting} error={asked.error} retry={again} />
      ) : (
        <>
          <RefusalNote error={asked.error} retry={again} />
          {/* What somebody writes belongs to one show: another show begins anew. */}
          <Parts
            key={`${room} ${show}`}
            which={which}
            title={name}
            review={review}
            comparing={{ against, setAgainst, stale: asked.isPlaceholderData }}
          />
        </>
      )}
    </ShowPage>
  );
}
