import type { Clock } from "./clock.ts";

const SECOND = 1000;
const SOON_SECONDS = 5;

/** What a beat says of the next one: after so many seconds, or not at all. */
export type Next = number | "never";

/**
 * Beats for as long as somebody wants: once at the beginning, then after as many seconds as the server says, a little sooner
 * again where a beat got no answer. Phones sleep and timers with them, so whoever comes back to the front catches up.
 */
export class Beating {
  private takeBack: (() => void) | undefined;
  private due = 0;
  private going = false;
  private beating: Promise<void> | undefined;

  /** `beat` throws where it got no answer, and that goes to `trouble`. */
  constructor(
    private readonly clock: Clock,
    private readonly beat: () => Promise<Next>,
    private readonly trouble: (error: unknown) => Next,
  ) {}

  /** Beats now, and from now on; after the one that may be under way. */
  async start(): Promise<void> {
    this.going = true;
    await this.beating;
    await this.now();
  }

  /** Beats where a beat is overdue, and beats go on. One that is under way is not doubled. */
  catchUp(): Promise<void> {
    return this.going && this.clock.now() >= this.due ? this.now() : Promise.resolve();
  }

  stop(): void {
    this.going = false;
    this.takeBack?.();
  }

  private now(): Promise<void> {
    this.takeBack?.();
    this.beating ??= this.once().finally(() => {
      this.beating = undefined;
    });
    return this.beating;
  }

  private async once(): Promise<void> {
    let next: Next;
    try {
      next = await this.beat();
    } catch (error) {
      next = this.trouble(error);
    }
    if (!this.going) {
      return;
    }
    if (next === "never") {
      this.going = false;
      return;
    }
    this.due = this.clock.now() + next * SECOND;
    this.takeBack = this.clock.after(next * SECOND, () => void this.now());
  }
}

/** When to beat again after a beat without an answer. */
export const SOON: Next = SOON_SECONDS;
