import { Beating, SOON } from "./beating.ts";
import type { Clock } from "./clock.ts";
import { Refused, SignedOut } from "./failures.ts";
import type { Transport } from "./transport.ts";
import type { ConditionWished, Invitation, Wish } from "./wire.ts";

const OPEN: ReadonlySet<Invitation["state"]> = new Set<Invitation["state"]>(["OPEN", "FILLED"]);
const GONE: ReadonlySet<string> = new Set(["COMPLETED", "NO_SHOW", "VOIDED"]);
const WATCH_EVERY_SECONDS = 2;

/** The inviter's side: ask, watch what comes of it, take it back. Keep the room on air with `presence.be`. */
export class Inviting {
  constructor(
    private readonly transport: Transport,
    private readonly clock: Clock,
    private readonly key: () => string,
    private readonly trouble: (error: unknown) => void,
  ) {}

  /**
   * Beckons hosts in. Retries of this call are one invitation; to make those of an app that was ended so too, keep the key.
   * `Refused` with `invitation-open` names the one that is open; with `balance-too-small`, what there is and what the rewards may come to.
   */
  async invite(wish: Wish, key: string = this.key()): Promise<Invitation> {
    return this.transport.call("post", "/v1/invitations", { headers: { "Idempotency-Key": key }, body: wish });
  }

  /** How many hosts such an invitation could ask now, about. Ask when the condition was left alone for a moment. */
  async count(condition: ConditionWished): Promise<{ about: number; exact: boolean }> {
    return this.transport.call("post", "/v1/conditions/count", { body: condition });
  }

  async get(id: string): Promise<Invitation> {
    return this.transport.call("get", "/v1/invitations/{id}", { path: { id } });
  }

  /** The newest first, twenty at most. */
  async latest(): Promise<Invitation[]> {
    return (await this.transport.call("get", "/v1/invitations", {})).items;
  }

  /** Nobody is let in any more; guests stay, unless `endVisits`. */
  async cancel(id: string, { endVisits = false }: { endVisits?: boolean } = {}): Promise<void> {
    await this.transport.call("delete", "/v1/invitations/{id}", { path: { id }, query: { endVisits } });
  }

  /** Tells how it stands, now and every so often, until it is over, its guests are gone and their rewards decided; what it gives ends that sooner. */
  watch(id: string, listener: (invitation: Invitation) => void, everySeconds = WATCH_EVERY_SECONDS): () => void {
    let wanted = true;
    const watching = new Beating(
      this.clock,
      async () => {
        const invitation = await this.get(id);
        if (wanted) {
          listener(invitation);
        }
        return isSettled(invitation) ? "never" : everySeconds;
      },
      (error) => {
        this.trouble(error);
        return error instanceof SignedOut || error instanceof Refused ? "never" : SOON;
      },
    );
    void watching.start();
    return () => {
      wanted = false;
      watching.stop();
    };
  }
}

const isSettled = (invitation: Invitation): boolean =>
  !OPEN.has(invitation.state) && (invitation.reward?.held ?? 0) === 0 && invitation.guests.every((guest) => GONE.has(guest.visit));
