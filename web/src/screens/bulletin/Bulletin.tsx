// What a show has to tell the team's groups: its bulletin, and while it runs the tally of the hour.
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useMay } from "@/domains/people/me";
import { moves, useShows, type Which } from "@/domains/review/shows";
import { type Heartbeat, useBulletin, useTally } from "@/domains/team/heartbeat";
import { Card } from "@/kit/Card";
import { Empty } from "@/kit/Empty";
import tone from "@/kit/tone.module.css";
import { useWords } from "@/words/words";
import { ShowPage } from "../show/page/ShowPage";
import { useWhich } from "../show/page/useWhich";
import { Waiting } from "../show/page/Waiting";
import styles from "./bulletin.module.css";
import { OnSchedule } from "./OnSchedule";
import { Picture } from "./Picture";
import { Ready } from "./Ready";
import { Records } from "./Records";
import { Where } from "./Where";

export default function Bulletin() {
  const words = useWords();
  const which = useWhich();
  const mayMoney = useMay()("money.gmv.read");
  return (
    <ShowPage which={which} title={words.review.tabs.bulletin}>
      {mayMoney ? (
        <Known which={which} />
      ) : (
        <Empty title={words.bulletin.noRight} why={words.bulletin.noRightWhy} />
      )}
    </ShowPage>
  );
}

function Known({ which }: { which: Which }) {
  const told = useWords().bulletin;
  const shows = useShows(which.room);
  const show = shows.data?.find((one) => one.id === which.show);
  const running = show !== undefined && show.end === null;
  const [chosen, setChosen] = useState<"tally" | "bulletin">("tally");
  const what = running ? chosen : "bulletin";
  const grows = show !== undefined && moves(show);
  const known = shows.isSuccess;
  const tally = useTally(which.room, "page", known && what === "tally");
  const bulletin = useBulletin(which, grows, known && what === "bulletin");
  const ready = what === "tally" ? tally : bulletin;
  return (
    <div className={styles.stack} data-screen="bulletin" data-what={what}>
      {running && (
        <div className={styles.row}>
          <Segmented
            aria-label={told.which}
            value={chosen}
            onChange={setChosen}
            options={[
              { value: "tally", label: told.tally },
              { value: "bulletin", label: told.soFar },
            ]}
          />
          <Button onClick={() => void ready.refetch()} loading={ready.isFetching}>
            {told.refresh}
          </Button>
          <p className={tone.soft}>{told.running}</p>
        </div>
      )}
      {show?.recounting != null && <p className={tone.soon}>{told.recounting}</p>}
      {ready.data !== undefined ? (
        <Parts beat={ready.data} />
      ) : (
        <Waiting
          title={told.waiting}
          error={shows.error ?? ready.error}
          retry={() => void Promise.all([shows.refetch(), ready.refetch()])}
        />
      )}
    </div>
  );
}

function Parts({ beat }: { beat: Heartbeat }) {
  const pictured = beat.what === "bulletin";
  return (
    <div className={styles.parts} data-pictured={pictured}>
      <Card>
        <Ready key={beat.once} beat={beat} />
      </Card>
      <div className={styles.stack}>
        <Where beat={beat} />
        <OnSchedule room={beat.room} what={beat.what} />
        <Records beat={beat} />
        {pictured && <Picture beat={beat} />}
      </div>
    </div>
  );
}
