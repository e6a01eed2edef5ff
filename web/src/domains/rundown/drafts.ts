// All scripts of a plan that somebody has open or has not saved: they outlive the pane they are
// written in, so that choosing another segment loses nothing.
import { type DraftStatus, type Kept, ScriptDraft } from "./draft";
import type { Plan, ScriptBlock, Segment } from "./plan";

export type Script = ScriptDraft<ScriptBlock>;

interface Deps {
  write: (segment: number, expect: number, blocks: ScriptBlock[]) => Promise<Kept<ScriptBlock>>;
  read: (segment: number) => Promise<Kept<ScriptBlock> | null>;
  after: (ms: number, run: () => void) => () => void;
}

/** The script of a segment as the plan has it. */
export const keptOf = ({ script_version, blocks }: Segment): Kept<ScriptBlock> => ({
  version: script_version,
  blocks: blocks.map(({ kind, text }) => ({ kind, text })),
});

/** From least to most in need of somebody's eyes. */
const WORST: readonly DraftStatus[] = ["saved", "dirty", "saving", "failed", "gone", "conflict"];

export class Drafts {
  private readonly held = new Map<number, Script>();
  private readonly listeners = new Set<() => void>();
  private readonly deps: Deps;

  constructor(deps: Deps) {
    this.deps = deps;
  }

  onChange = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The draft of a segment: the one that is under way, else a new one. */
  of(segment: Segment): Script {
    const held = this.held.get(segment.id);
    if (held !== undefined) return held;
    const draft = new ScriptDraft<ScriptBlock>(keptOf(segment), {
      write: (expect, blocks) => this.deps.write(segment.id, expect, blocks),
      read: () => this.deps.read(segment.id),
      after: this.deps.after,
    });
    draft.onChange(() => this.tell());
    this.held.set(segment.id, draft);
    return draft;
  }

  /** The draft of a segment that is no longer in the plan, if words of it are not saved. */
  orphan(segment: number): Script | null {
    const held = this.held.get(segment);
    return held?.unsaved ? held : null;
  }

  /** The plan was read again. */
  news(plan: Plan): void {
    const known = new Map(plan.segments.map((segment) => [segment.id, segment]));
    for (const [id, draft] of this.held) {
      const segment = known.get(id);
      if (segment !== undefined) draft.news(keptOf(segment));
      else if (!draft.unsaved) this.held.delete(id);
    }
  }

  /** Give up what was written in a segment that is gone. */
  drop(segment: number): void {
    this.held.delete(segment);
    this.tell();
  }

  get status(): DraftStatus {
    const all = [...this.held.values()].map((draft) => WORST.indexOf(draft.state.status));
    return WORST[Math.max(0, ...all)] ?? "saved";
  }

  async flush(): Promise<void> {
    await Promise.all([...this.held.values()].map((draft) => draft.flush()));
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
