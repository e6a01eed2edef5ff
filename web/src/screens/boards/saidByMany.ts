// Which sentences many tiles of a board would say. [plain]
import type { Tile } from "@/domains/boards/boards";

/** Each sentence with the tiles that say it, in their order. */
export type Said = ReadonlyMap<string, readonly Tile[]>;

/** From so many tiles on it is said once for all of them. */
const MANY = 3;

/** What a tile says where a number, or what is usual beside it, would stand; "" for nothing. */
const sentenceOf = (tile: Tile): string =>
  tile.value === null ? tile.why : tile.baseline === null ? tile.no_baseline : "";

export function saidByMany(tiles: readonly Tile[]): Said {
  const by = new Map<string, Tile[]>();
  for (const tile of tiles) {
    const text = sentenceOf(tile);
    if (text !== "") by.set(text, [...(by.get(text) ?? []), tile]);
  }
  return new Map([...by].filter(([, some]) => some.length >= MANY));
}
