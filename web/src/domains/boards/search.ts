// Finding one of the other numbers by what people type: its name, its pinyin, English or id.
import { findActions, type PinyinMatch } from "@/kit/actions/match";
import type { Tile } from "./boards";

const nothing = () => {};

/** The numbers that fit, best first; while nothing is typed those that are known, in their order. */
export function findTiles(
  tiles: readonly Tile[],
  typed: string,
  pinyin: PinyinMatch,
): readonly Tile[] {
  if (typed.trim() === "") return tiles.filter((tile) => tile.value !== null);
  const byId = new Map(tiles.map((tile) => [tile.metric, tile]));
  const actions = tiles.map(({ metric, zh, en }) => ({
    id: metric,
    label: zh,
    also: [en, metric],
    run: nothing,
  }));
  return findActions(actions, typed, pinyin).flatMap(({ id }) => byId.get(id) ?? []);
}
