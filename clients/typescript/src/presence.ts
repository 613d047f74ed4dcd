import { Beating, type Next, SOON } from "./beating.ts";
import type { Clock } from "./clock.ts";
import { isRefused } from "./failures.ts";
import { Listeners } from "./listeners.ts";
import type { Transport } from "./transport.ts";
import type { Availability, Reach } from "./wire.ts";

/** What a beat says: whether the host is on air, and if so the own invitations whose room that keeps on air. */
export interface Standing {
  availability: Availability;
  invitations?: readonly string[];
}

/** Beats while the app is open, so that the host can be asked, and while on air, so that the room stays. */
export class Presence {
  private readonly listeners = new Listeners<Reach>();
  private readonly beating: Beating;
  private ticket: string | undefined;
  private standing: Standing = { availability: "ONLINE" };
  private last: Promise<unknown> = Promise.resolve();

  /** The answer to the last beat. */
  reach: Reach | undefined;

  constructor(
    private readonly transport: Transport,
    clock: Clock,
    private readonly key: () => string,
    trouble: (error: unknown) => void,
  ) {
    this.beating = new Beating(
      clock,
      async () => (await this.beat()).beatAfterSeconds,
      (error): Next => {
        trouble(error);
        return isRefused(error, "no-profile") ? "never" : SOON;
      },
    );
  }

  /** Tells the listener of the answer to each beat. */
  onReach(listener: (reach: Reach) => void): () => void {
    return this.listeners.add(listener);
  }

  /**
   * From now on: beats at once, then when the server says, until {@link stop} or {@link goOffline}. Over once the first beat is
   * answered; what stands against a beat goes to `onTrouble`.
   */
  be(standing: Standing): Promise<void> {
    this.standing = standing;
    return this.beating.start();
  }

  /** Once, with what was told by {@link be}; throws what stands against it. One beat at a time. */
  beat(): Promise<Reach> {
    const beat = this.last.then(() => this.once());
    this.last = beat.catch(() => undefined);
    return beat;
  }

  /** Beats if one is overdue. */
  catchUp(): Promise<void> {
    return this.beating.catchUp();
  }

  /** No more beats; the host can be asked until the lease runs out. */
  stop(): void {
    this.beating.stop();
  }

  /** At once: nobody asks the host any more, and the host's room ends. */
  async goOffline(): Promise<void> {
    this.stop();
    await this.last;
    await this.transport.call("delete", "/v1/me/presence", {});
    this.ticket = undefined;
  }

  private async once(): Promise<Reach> {
    try {
      return await this.send();
    } catch (error) {
      if (this.ticket === undefined || !(isRefused(error, "ticket-forged") || isRefused(error, "beat-outdated"))) {
        throw error;
      }
      this.ticket = undefined;
      return this.send();
    }
  }

  private async send(): Promise<Reach> {
    const { availability, invitations } = this.standing;
    const reach = await this.transport.call("put", "/v1/me/presence", {
      headers: this.ticket === undefined ? { "Idempotency-Key": this.key() } : {},
      body: {
        availability,
        ...(invitations === undefined ? {} : { invitations: [...invitations] }),
        ...(this.ticket === undefined ? {} : { ticket: this.ticket }),
      },
    });
    this.ticket = reach.ticket;
    this.reach = reach;
    this.listeners.tell(reach);
    return reach;
  }
}
