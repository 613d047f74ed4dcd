import { Beating, type Next, SOON } from "./beating.ts";
import type { Clock } from "./clock.ts";
import { isRefused, Refused, SignedOut } from "./failures.ts";
import { Listeners } from "./listeners.ts";
import type { Transport } from "./transport.ts";
import type { Pass, Reward, VisitState } from "./wire.ts";

const OVER: ReadonlySet<VisitState> = new Set<VisitState>(["COMPLETED", "NO_SHOW", "VOIDED"]);
const BEAT_AFTER_SECONDS = 45;
const SECOND = 1000;

/** What answers about a visit have in common. */
export interface VisitNews {
  visit: string;
  state?: VisitState;
  room: string;
  dwellSeconds: number;
  reward?: Reward;
  joinBy?: string;
  beatAfterSeconds?: number;
  pass?: Pass;
  ticket?: string;
}

/** A visit, from the seat to the end. Its fields are as of the last answer. */
export class Stay {
  private readonly listeners = new Listeners<Stay>();
  private readonly beating: Beating;
  private ticket: string | undefined;
  private beatAfterSeconds = BEAT_AFTER_SECONDS;
  private under: Promise<Stay> | undefined;
  private leaving: Promise<Stay> | undefined;
  private heardAt = 0;

  readonly id: string;
  readonly room: string;
  state: VisitState = "GRANTED";
  dwellSeconds = 0;
  /** What the host was promised for staying, and what became of that; undefined where nothing was. */
  reward: Reward | undefined;
  /** Until when the seat is kept for who has not joined. */
  joinBy: string | undefined;
  /** What the player needs. Undefined after the end, and for a visit that was taken up again until its first beat. */
  pass: Pass | undefined;

  constructor(
    private readonly transport: Transport,
    private readonly clock: Clock,
    news: VisitNews,
    private readonly trouble: (error: unknown) => void,
  ) {
    this.id = news.visit;
    this.room = news.room;
    this.beating = new Beating(
      clock,
      async (): Promise<Next> => {
        await this.beat();
        return this.isOver ? "never" : this.nextBeat();
      },
      (error) => {
        trouble(error);
        return error instanceof SignedOut || error instanceof Refused ? "never" : SOON;
      },
    );
    this.heed(news);
  }

  get isOver(): boolean {
    return OVER.has(this.state);
  }

  /**
   * Whole seconds to stay on until the reward is earned, counted on between beats; undefined where nothing can be earned, or was already. What
   * counts is what the server attests: at 0 the next answer tells.
   */
  get rewardInSeconds(): number | undefined {
    if (this.isOver || this.reward?.state !== "HELD") {
      return undefined;
    }
    const since = this.state === "JOINED" ? (this.clock.now() - this.heardAt) / SECOND : 0;
    return Math.max(0, Math.ceil(this.reward.minimumDwellSeconds - this.dwellSeconds - since));
  }

  /** Tells the listener of each answer, a fresh pass and the end included. */
  onChange(listener: (stay: Stay) => void): () => void {
    return this.listeners.add(listener);
  }

  /** Joins, and beats when the server says, until the visit is over. */
  keepBeating(): Promise<void> {
    return this.isOver ? Promise.resolve() : this.beating.start();
  }

  /** Beats if one is overdue. */
  catchUp(): Promise<void> {
    return this.beating.catchUp();
  }

  /** No more beats. Without {@link leave} the server ends the visit by itself some two minutes later. */
  stop(): void {
    this.beating.stop();
  }

  /** Once; the first joins. A visit that turns out to be over is no failure: look at {@link isOver}. */
  beat(): Promise<Stay> {
    this.under ??= this.beatOnce().finally(() => {
      this.under = undefined;
    });
    return this.under;
  }

  /** Ends the visit; again is the same. */
  leave(): Promise<Stay> {
    this.stop();
    this.leaving ??= this.leaveOnce().finally(() => {
      this.leaving = undefined;
    });
    return this.leaving;
  }

  /** Takes in what an answer told, also one that came otherwise. */
  heed(news: VisitNews): void {
    this.state = news.state ?? this.state;
    this.dwellSeconds = news.dwellSeconds;
    this.reward = news.reward ?? this.reward;
    this.heardAt = this.clock.now();
    this.joinBy = news.joinBy;
    this.beatAfterSeconds = news.beatAfterSeconds ?? this.beatAfterSeconds;
    this.ticket = news.ticket ?? this.ticket;
    this.pass = this.isOver ? undefined : (news.pass ?? this.pass);
    if (this.isOver) {
      this.beating.stop();
    }
    this.listeners.tell(this);
  }

  private async beatOnce(): Promise<Stay> {
    if (this.isOver) {
      return this;
    }
    if (this.pass !== undefined && this.transport.time.secondsUntil(this.pass.expiresAt) === 0) {
      // Whoever slept for long: only a beat without a ticket is sure to bring a pass.
      this.ticket = undefined;
    }
    try {
      this.heed(await this.shown((body) => this.post("heartbeat", body)));
    } catch (error) {
      if (!isRefused(error, "visit-ended")) {
        throw error;
      }
      this.heed({ visit: this.id, room: this.room, dwellSeconds: this.dwellSeconds, state: error.problem.state });
      await this.hearOfReward();
    }
    return this;
  }

  /** When the server says, or as soon as the stay is long enough for the reward: who earned it need not wait for it. */
  private nextBeat(): number {
    return Math.min(this.beatAfterSeconds, Math.max(1, this.rewardInSeconds ?? this.beatAfterSeconds));
  }

  /** That a visit is over does not say what it came to. */
  private async hearOfReward(): Promise<void> {
    if (this.reward?.state !== "HELD" && this.reward?.state !== "EARNED") {
      return;
    }
    try {
      this.heed(await this.transport.call("get", "/v1/visits/{id}", { path: { id: this.id } }));
    } catch (error) {
      this.trouble(error);
    }
  }

  private async leaveOnce(): Promise<Stay> {
    if (!this.isOver) {
      this.heed(await this.shown((body) => this.post("leave", body)));
    }
    return this;
  }

  private post(what: "heartbeat" | "leave", body: { ticket?: string }): Promise<VisitNews> {
    const input = { path: { id: this.id }, body };
    return what === "leave"
      ? this.transport.call("post", "/v1/visits/{id}/leave", input)
      : this.transport.call("post", "/v1/visits/{id}/heartbeat", input);
  }

  /** With the ticket; where that is not taken, without. */
  private async shown(send: (body: { ticket?: string }) => Promise<VisitNews>): Promise<VisitNews> {
    if (this.ticket !== undefined) {
      try {
        return await send({ ticket: this.ticket });
      } catch (error) {
        if (!isRefused(error, "ticket-forged")) {
          throw error;
        }
        this.ticket = undefined;
      }
    }
    return send({});
  }
}
