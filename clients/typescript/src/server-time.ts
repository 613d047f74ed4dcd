import type { Clock } from "./clock.ts";

const SECOND = 1000;

/**
 * What the server's clock says. A phone's own may be hours off, so it is never asked: the `Date` of each answer, and how long
 * that took, say between which two values the server's time lies, and each answer narrows it further.
 */
export class ServerTime {
  private least = -Infinity;
  private most = Infinity;

  constructor(private readonly clock: Clock) {}

  /** Heeds the `Date` of an answer; `sent` and `received` are the clock's. */
  learn(date: string | null, sent: number, received: number): void {
    const millis = date === null ? NaN : Date.parse(date);
    if (Number.isNaN(millis)) {
      return;
    }
    // `Date` has whole seconds, cut off.
    const least = millis - received;
    const most = millis + SECOND - sent;
    const fits = least <= this.most && most >= this.least;
    // They contradict each other when the phone slept and its clock stood still, or the server's was set.
    this.least = fits ? Math.max(least, this.least) : least;
    this.most = fits ? Math.min(most, this.most) : most;
  }

  /** Milliseconds since 1970, or a little later than it is, never earlier; undefined before the first answer. */
  now(): number | undefined {
    return this.most === Infinity ? undefined : this.most + this.clock.now();
  }

  /**
   * Whole seconds until a time that Beckon told, 0 once it is over: never more than there are. Undefined while the server's
   * time is not known, as where a web page may not read `Date`.
   */
  secondsUntil(time: string): number | undefined {
    const now = this.now();
    return now === undefined ? undefined : Math.max(0, Math.floor((Date.parse(time) - now) / SECOND));
  }
}
