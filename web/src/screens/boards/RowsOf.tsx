// The records a number of a board is made of: the sheet the show's own page opens.
import { useMemo } from "react";
import type { Tile } from "@/domains/boards/boards";
import {
  LEVELS,
  type Level,
  type ShowMetric,
  useLevel,
  useMetricMeanings,
  type Which,
} from "@/domains/review/shows";
import { countsOf } from "../show/counts";
import type { InRow } from "../show/quotients";
import { Trace } from "../show/Trace";
import { useMeanings } from "../show/useMeanings";

interface Props {
  tile: Tile;
  /** What the row is called that it stands in beside the board; "" for the board's own. */
  of: string;
  close: () => void;
}

const isLevel = (level: string): level is Level => LEVELS.some((one) => one === level);

export function RowsOf({ tile, of, close }: Props) {
  const { room, show, minutes } = tile;
  const which = useMemo<Which>(() => ({ room, show }), [room, show]);
  const meanings = useMeanings(which, undefined);
  const catalogue = useMetricMeanings().data;
  const products = useLevel(which, "product", false, ["gmv"]).data;
  const names = useMemo(
    () => new Map((products?.rows ?? []).map(({ key, label }) => [key, label])),
    [products],
  );
  const counts = useMemo(
    () => new Map(countsOf(catalogue ?? [], "show").map((count) => [count.measure, count])),
    [catalogue],
  );
  const at = useRow(which, tile);
  const group = meanings?.meaning(tile.metric)?.group;
  if (meanings === undefined || group === undefined || at === null) return null;
  const { metric: id, zh, en, value, num, den, unit, window, origin, maturity } = tile;
  const metric: ShowMetric = {
    id, zh, en, group, value, num, den, unit, window, origin, maturity, spoken_by: null,
  }; // prettier-ignore
  return (
    <Trace
      which={which}
      opened={{
        kind: "metric",
        metric,
        ...(at !== undefined && { at }),
        ...(minutes !== null && { minutes: { key: minutes, label: of } }),
      }}
      close={close}
      meanings={meanings}
      counts={counts}
      names={names}
    />
  );
}

/** The row a tile stands in; undefined: the whole show or some of its minutes, null: not here yet. */
function useRow(which: Which, { level, key, metric }: Tile): InRow | undefined | null {
  const ofLevel = isLevel(level);
  // Of no level that is a table nothing is read but the row of the whole show, which is quick.
  const rows = useLevel(which, ofLevel ? level : "show", false, [metric]).data?.rows;
  if (!ofLevel) return undefined;
  const row = rows?.find((one) => one.key === key);
  return row === undefined ? null : { level, row };
}
