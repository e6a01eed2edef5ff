// Rounds by link: what each link brought each time it was explained. [plain]
import type { LevelRow } from "@/domains/review/shows";

/** What of a round is asked for. */
export const ROUND_NUMBERS = ["gmv", "talk_gmv", "pitch_ms", "talk_gmv_per_minute"] as const;

export interface Round {
  /** Key of its row: `product#n`. */
  key: string;
  turn: number;
  /** Money in the minor unit, ms; null: unknown. */
  own: number | null;
  all: number | null;
  pitched: number | null;
  /** Of the link itself, in the minor unit a minute explained. */
  perMinute: number | null;
}

export interface LinkRounds {
  product: string;
  label: string;
  rounds: Round[];
}

const TURN = / 第\d+轮$/;

const read = (row: LevelRow, measure: string) => row.measures[measure] ?? null;

/** In the order in which links came first; what is in no round is left out. */
export function roundsOf(rows: readonly LevelRow[]): LinkRounds[] {
  const links = new Map<string, LinkRounds>();
  for (const row of rows) {
    const at = row.key.lastIndexOf("#");
    if (at < 0) continue;
    const product = row.key.slice(0, at);
    const label = row.label.replace(TURN, "") || product;
    const link = links.get(product) ?? { product, label, rounds: [] };
    links.set(product, link);
    link.rounds.push({
      key: row.key,
      turn: Number(row.key.slice(at + 1)),
      own: read(row, "talk_gmv"),
      all: read(row, "gmv"),
      pitched: read(row, "pitch_ms"),
      perMinute: row.metrics["talk_gmv_per_minute"]?.value ?? null,
    });
  }
  for (const link of links.values()) link.rounds.sort((a, b) => a.turn - b.turn);
  return [...links.values()];
}

/** The most rounds any link has. */
export const mostRounds = (links: readonly LinkRounds[]) =>
  Math.max(0, ...links.map(({ rounds }) => rounds.length));

/** What a link brought while it was explained, all rounds together; null: a round is unknown. */
export const ownOf = ({ rounds }: LinkRounds): number | null =>
  rounds.reduce<number | null>(
    (sum, { own }) => (sum === null || own === null ? null : sum + own),
    0,
  );
