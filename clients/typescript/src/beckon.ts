import { type Clock, deviceClock } from "./clock.ts";
import { isRefused } from "./failures.ts";
import { Inbox } from "./inbox.ts";
import { Inviting } from "./inviting.ts";
import { Presence } from "./presence.ts";
import { type PushNews, readPush } from "./push.ts";
import { Stay } from "./stay.ts";
import { Wallet } from "./wallet.ts";
import { Transport } from "./transport.ts";
import type { DeviceToken, Offer, PreferencesToKeep, Profile, Report } from "./wire.ts";

/** What goes on while nobody waits for it. */
export type Background = "presence" | "beat" | "seen" | "watch" | "wallet";

export interface Options {
  /** Such as the stack's output `ApiUrl`; `location.origin` for a page that the API's own origin serves. */
  baseUrl: string;
  /** The host's token, asked for before each call. `refused`: the last one was not taken, so a fresh one is needed. */
  token: (refused: boolean) => string | Promise<string>;
  /** What goes wrong where nobody waits for it: beats that go on by themselves, an opening that was not noted, a wallet that should have been looked into. */
  onTrouble?: (error: unknown, during: Background) => void;
  fetch?: typeof fetch;
  clock?: Clock;
  random?: () => number;
}

/** Whom to be, on which phone. What is left out stays as it is. */
export interface Registration {
  profile?: Profile;
  preferences?: PreferencesToKeep;
  device?: DeviceToken & { id: string };
}

/** A push, and the offer it is about as it stands now; undefined where it is gone. */
export type Pushed = PushNews & { offer: Offer | undefined };

/** Beckon for one host who is signed in. */
export class Beckon {
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly transport: Transport;
  private readonly trouble: (error: unknown, during: Background) => void;
  private readonly stays = new Map<string, Stay>();
  private readonly accepting = new Map<string, Promise<Stay>>();

  readonly inbox: Inbox;
  readonly presence: Presence;
  readonly wallet: Wallet;
  /** The inviter's side. */
  readonly inviting: Inviting;

  constructor(options: Options) {
    this.clock = options.clock ?? deviceClock;
    this.random = options.random ?? Math.random;
    this.trouble = options.onTrouble ?? (() => undefined);
    this.transport = new Transport({
      baseUrl: options.baseUrl,
      token: options.token,
      fetch: options.fetch ?? globalThis.fetch,
      clock: this.clock,
      random: this.random,
    });
    this.inbox = new Inbox(this.transport);
    this.presence = new Presence(this.transport, this.clock, this.key, (error) => this.trouble(error, "presence"));
    this.wallet = new Wallet(this.transport);
    this.inviting = new Inviting(this.transport, this.clock, this.key, (error) => this.trouble(error, "watch"));
  }

  /** Any call of the contract, typed, with the same retries. */
  readonly call: Transport["call"] = (method, path, input) => this.transport.call(method, path, input);

  /** Whole seconds until a time that Beckon told, by Beckon's clock; undefined before the first answer. */
  secondsUntil(time: string): number | undefined {
    return this.transport.time.secondsUntil(time);
  }

  /** At sign-in, at each start of the app, and when the push token changes: who the host is, and where to push. */
  async register({ profile, preferences, device }: Registration): Promise<void> {
    if (profile !== undefined) {
      await this.call("put", "/v1/me", { body: profile });
    }
    if (preferences !== undefined) {
      await this.call("put", "/v1/me/preferences", { body: preferences });
    }
    if (device !== undefined) {
      const { id, ...token } = device;
      await this.call("put", "/v1/me/devices/{deviceId}", { path: { deviceId: id }, body: token });
    }
  }

  /** At sign-out: no push of this host's reaches the phone any more, and nobody asks the host. */
  async signOut(deviceId: string): Promise<void> {
    await this.call("delete", "/v1/me/devices/{deviceId}", { path: { deviceId } });
    await this.presence.goOffline();
    this.stays.forEach((stay) => stay.stop());
  }

  /**
   * When a push came, or was touched: takes FCM's `data`, or APNs' payload. Asks the inbox, as the push grants nothing.
   * Undefined for a push that is not Beckon's.
   */
  async onPush(payload: unknown): Promise<Pushed | undefined> {
    const news = readPush(payload);
    if (news === undefined) {
      return undefined;
    }
    const offers = await this.inbox.refresh();
    return { ...news, offer: offers.find((offer) => offer.id === news.offerId) ?? (await this.find(news.offerId)) };
  }

  /** When the app comes to the front: catches up with the inbox, and with beats that timers slept through. */
  async foreground(): Promise<readonly Offer[]> {
    const [offers] = await Promise.all([
      this.inbox.refresh(),
      this.presence.catchUp(),
      ...[...this.stays.values()].map((stay) => stay.catchUp()),
    ]);
    return offers;
  }

  /** Shows an offer: as it stands now, and notes that it was opened. It never accepts. */
  async openOffer(id: string): Promise<Offer> {
    const offer = await this.call("get", "/v1/offers/{id}", { path: { id } });
    if (offer.open && offer.state !== "SEEN") {
      // Nobody waits for it: a card that is slow to open because of a note helps nobody.
      this.call("post", "/v1/offers/{id}/seen", { path: { id } }).catch((error: unknown) => this.trouble(error, "seen"));
    }
    return offer;
  }

  /**
   * The host comes; only ever because the host said so. First come, first served: `Refused` with `offer-refused` tells why not.
   * However often it is called, there is one visit. Then {@link Stay.keepBeating}.
   */
  accept(offerId: string): Promise<Stay> {
    const under = this.accepting.get(offerId);
    if (under !== undefined) {
      return under;
    }
    const accepting = this.acceptOnce(offerId).finally(() => this.accepting.delete(offerId));
    this.accepting.set(offerId, accepting);
    return accepting;
  }

  private async acceptOnce(id: string): Promise<Stay> {
    const news = await this.call("post", "/v1/offers/{id}/accept", { path: { id } });
    return this.stay(news);
  }

  /** A visit that began before the app was started: the first beat brings the pass. Undefined where there is none. */
  async resume(visitId: string): Promise<Stay | undefined> {
    try {
      return this.stay(await this.call("get", "/v1/visits/{id}", { path: { id: visitId } }));
    } catch (error) {
      if (isRefused(error, "not-found")) {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * When the host opens a room without an offer and was a guest there before: the id of the newest visit there. Tells whether it counts as coming back:
   * not so soon after the visit, and not where there is no such visit any more.
   */
  async cameBack(visitId: string): Promise<boolean> {
    try {
      await this.call("post", "/v1/visits/{id}/return", { path: { id: visitId } });
      return true;
    } catch (error) {
      if (isRefused(error, "no-return") || isRefused(error, "not-found")) {
        return false;
      }
      throw error;
    }
  }

  /** The host does not come; with `notTonight` nobody asks before the night is over. */
  async decline(offerId: string, { notTonight = false }: { notTonight?: boolean } = {}): Promise<void> {
    await this.call("post", "/v1/offers/{id}/decline", { path: { id: offerId }, body: { notTonight } });
  }

  /** Something is wrong with the offer: its inviter is muted, where there is room for one more. */
  async report(offerId: string, report: Report): Promise<{ muted: boolean }> {
    return this.call("post", "/v1/offers/{id}/report", { path: { id: offerId }, body: report });
  }

  private stay(news: ConstructorParameters<typeof Stay>[2]): Stay {
    const known = this.stays.get(news.visit);
    if (known !== undefined) {
      known.heed(news);
      return known;
    }
    const stay = new Stay(this.transport, this.clock, news, (error) => this.trouble(error, "beat"));
    let paid = stay.reward?.state === "SETTLED";
    stay.onChange(() => {
      if (!paid && stay.reward?.state === "SETTLED") {
        paid = true;
        this.lookIntoWallet();
      }
      if (stay.isOver) {
        this.stays.delete(stay.id);
      }
    });
    this.stays.set(stay.id, stay);
    return stay;
  }

  private lookIntoWallet(): void {
    if (this.wallet.purse !== undefined) {
      this.wallet.refresh().catch((error: unknown) => this.trouble(error, "wallet"));
    }
  }

  private async find(id: string): Promise<Offer | undefined> {
    try {
      return await this.call("get", "/v1/offers/{id}", { path: { id } });
    } catch (error) {
      if (isRefused(error, "not-found")) {
        return undefined;
      }
      throw error;
    }
  }

  /** Not every phone's JavaScript has `crypto`; a key need not be secret, only its own. */
  private readonly key = (): string =>
    globalThis.crypto?.randomUUID?.() ??
    Array.from({ length: 4 }, () => Math.floor(this.random() * 2 ** 32).toString(36)).join("-");
}
