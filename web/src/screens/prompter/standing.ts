// How a prompter stands: what it heard last, whether it still hears, and what time it is in the room.
// [plain]
import type { Answer, News } from "@/domains/prompter/asked";
import type { PrompterPart } from "@/domains/prompter/parts";

export interface Standing {
  part: PrompterPart | null;
  epoch: string;
  number: number;
  /** The room's and the server's time at `at`, this page's steady clock; null: never heard. */
  clock: { now: number; wall: number; speed: number; at: number } | null;
  /** Since when nobody answers (steady clock); null: somebody does. */
  lostSince: number | null;
  failed: number;
  /** Why there will be no more, in words; null: it goes on. */
  over: { code: string; text: string } | null;
}

export const NOTHING_YET: Standing = {
  part: null,
  epoch: "",
  number: 0,
  clock: null,
  lostSince: null,
  failed: 0,
  over: null,
};

/** How it stands after an answer that came at `at` (steady clock, ms). */
export function after(standing: Standing, answer: Answer<News>, at: number): Standing {
  if (answer.kind === "over") return { ...standing, over: answer };
  if (answer.kind !== "told") {
    const lostSince = standing.lostSince ?? at;
    return { ...standing, lostSince, failed: standing.failed + 1 };
  }
  const { epoch, number, value, now, wall, speed } = answer.body;
  return {
    part: value ?? standing.part,
    epoch,
    number,
    clock: { now, wall, speed, at },
    lostSince: null,
    failed: 0,
    over: null,
  };
}

const FIRST_MS = 300;
const MOST_MS = 2_000;

/** How long to wait before asking again; 0 after an answer, for the server itself waits. */
export const pauseOf = (standing: Standing) =>
  standing.failed === 0 ? 0 : Math.min(FIRST_MS * 2 ** (standing.failed - 1), MOST_MS);

/** The room's time at `at` of the steady clock; null: never heard. */
export const roomTimeAt = ({ clock }: Standing, at: number) =>
  clock === null ? null : clock.now + (at - clock.at) * clock.speed;

/** The server's wall clock at `at` of the steady clock. */
export const wallAt = ({ clock }: Standing, at: number) =>
  clock === null ? null : clock.wall + (at - clock.at);

/** A stretch as a host reads it: 4:05, 1:02:09; + where it is over. */
export function countdown(ms: number): string {
  const whole = Math.abs(ms >= 0 ? Math.ceil(ms / 1_000) : Math.floor(ms / 1_000));
  const [hours, minutes, seconds] = [
    Math.floor(whole / 3_600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  const two = (value: number) => String(value).padStart(2, "0");
  const told =
    hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
  return ms < 0 ? `+${told}` : told;
}

/** How large a line can be: by how many characters there are to read. */
export const sizeOf = (length: number): "large" | "medium" | "small" =>
  length <= 18 ? "large" : length <= 34 ? "medium" : "small";
