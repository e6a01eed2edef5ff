// The figures of the head: on a fixed track, each with its source and age.
import { useMemo } from "react";
import { type Tile, type TileId, tiles } from "@/domains/control/figures";
import {
  useBeat,
  useFigures,
  useGauges,
  useHeard,
  useRoomNow,
  useTrend,
} from "@/domains/control/live";
import { numberIn } from "@/domains/control/parts";
import { wallOf } from "@/domains/control/roomClock";
import { sourcesNow } from "@/domains/control/sources";
import { useMay } from "@/domains/people/me";
import { useSources } from "@/domains/rooms/rooms";
import { Figure } from "@/kit/Figure";
import { money } from "@/kit/format";
import { useNow } from "@/live/useNow";
import { useLanguage } from "@/words/words";
import { useDesk } from "../desk/DeskContext";
import styles from "./tiles.module.css";

const HOUR = 3_600_000;

/** Which measure a tile shows and of what: for those who look for it by its name. */
const OF: Partial<Record<TileId, [measure: string, of: string]>> = {
  hour_gmv: ["gmv", "hour"],
  shift_gmv: ["gmv", "shift"],
  show_gmv: ["gmv", "show"],
  after_refunds: ["after_refunds", "show"],
  inflow: ["views", "minute"],
  product_clicks: ["product_clicks", "minute"],
  comments: ["comments", "minute"],
};

/** The eight a dock has room for: of those counted, or of the boxes read by hand. */
const DENSE: readonly TileId[] = [
  "hour_gmv",
  "shift_gmv",
  "show_gmv",
  "after_refunds",
  "gmv",
  "views",
  "orders_paid",
  "online",
  "inflow",
  "product_clicks",
  "stay",
  "buyers",
];

export function Tiles({ dense = false }: { dense?: boolean }) {
  const { room, run, onAir } = useDesk();
  const { words, language } = useLanguage();
  const told = words.control.tiles;
  const may = useMay();
  const wall = useNow();
  const now = useRoomNow(room);
  const beat = useBeat(room);
  const figures = useFigures(room);
  const gauges = useGauges(room);
  const trend = useTrend(room);
  const heard = useHeard(room);
  const cards = useSources(room);
  const showGoal = run.show?.data?.["goal"];
  const sources = useMemo(
    () => sourcesNow(cards.data ?? [], heard, wall),
    [cards.data, heard, wall],
  );
  const every = tiles({
    figures,
    gauges,
    trend,
    sources,
    onAir,
    shift: run.shift !== null,
    money: may("money.gmv.read"),
    goals: {
      shift: numberIn(run.shift, "goal"),
      show: typeof showGoal === "number" ? showGoal : null,
    },
    wallOf: (ts) => wallOf(beat, ts, wall),
  });
  const all = dense ? DENSE.flatMap((id) => every.filter((tile) => tile.id === id)) : every;
  const hourLeft = HOUR - (now % HOUR);
  const beside = (tile: Tile) => {
    if (tile.goal !== null) {
      return (
        <small className={styles.goal} title={told.goal}>
          {`/${money(tile.goal, language).replace("¥", "")}`}
        </small>
      );
    }
    if (tile.id !== "hour_gmv" || !onAir) return null;
    return <small className={styles.goal}>{told.left(Math.ceil(hourLeft / 60_000))}</small>;
  };
  return (
    <div className={styles.tiles} data-dense={dense} data-tiles={all.length}>
      {all.map((tile, at) => {
        const [measure, of] = tile.byHand
          ? [tile.id, "reading"]
          : (OF[tile.id] ?? [tile.id, "show"]);
        const raw = tile.value !== null && tile.unit === "s" ? tile.value * 1_000 : tile.value;
        return (
          <div
            // The track stays, whatever stands in it.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            className={styles.tile}
            data-first={at === 0}
            data-figure={measure}
            data-of={of}
            data-value={raw ?? ""}
            data-level={tile.level ?? ""}
          >
            <Figure
              tile
              name={told.names[tile.id]}
              value={tile.value}
              unit={tile.unit}
              definition={tile.byHand ? told.byHand : told.what[tile.id]}
              size={20}
              at={tile.at}
              {...(tile.level !== null && { level: tile.level })}
              {...(tile.why !== null && { why: told.why[tile.why] })}
              after={beside(tile)}
            />
          </div>
        );
      })}
    </div>
  );
}
