// The server is asked, now and then, whether it is back: then what it owed is asked for again.
import type { Refusal } from "./refusal";

/** What the machine gives. Tests give their own. */
export interface Asking {
  /** Whether the server answers. */
  answers: () => Promise<boolean>;
  after: (ms: number, run: () => void) => void;
  random: () => number;
}

const AGAIN_MS = 1_500;
/** All pages lose a server at the same instant; they must not all ask at the same instant. */
const APART_MS = 1_000;

/** Nobody of ours answered: the line or the server is gone, or something in between spoke for it. */
export const isLost = ({ code, status }: Refusal) =>
  code === "unreachable" || (code === "unreadable_answer" && status >= 500);

export class ComeBack {
  private readonly asking: Asking;
  private readonly back: () => void;
  private waiting = false;

  /** `back` is called once each time the server is there again. */
  constructor(asking: Asking, back: () => void) {
    this.asking = asking;
    this.back = back;
  }

  /** Something was not answered. While that is being waited out, more of it changes nothing. */
  missed(): void {
    if (this.waiting) return;
    this.waiting = true;
    this.wait();
  }

  private wait(): void {
    const { after, random } = this.asking;
    after(AGAIN_MS + random() * APART_MS, () => void this.look());
  }

  private async look(): Promise<void> {
    if (!(await this.asking.answers())) return this.wait();
    this.waiting = false;
    this.back();
  }
}
