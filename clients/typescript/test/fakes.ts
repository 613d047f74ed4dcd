import type { Clock } from "../src/clock.ts";
import { Beckon, type Options } from "../src/index.ts";

/** Seven in the evening by the server; the device's own clock begins anywhere. */
export const EVENING = Date.parse("2026-11-22T19:00:00Z");

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn++) {
    await Promise.resolve();
  }
};

/** A clock that moves when a test says so. */
export class FakeClock implements Clock {
  private millis = 5_000;
  private timers: { at: number; call: () => void }[] = [];

  now(): number {
    return this.millis;
  }

  after(millis: number, call: () => void): () => void {
    const timer = { at: this.millis + millis, call };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** So much time passes, and what is due meanwhile happens, each at its time. */
  async pass(millis: number): Promise<void> {
    const end = this.millis + millis;
    await settle();
    for (;;) {
      const next = this.timers.filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) {
        break;
      }
      this.timers = this.timers.filter((timer) => timer !== next);
      this.millis = next.at;
      next.call();
      await settle();
    }
    this.millis = end;
    await settle();
  }

  /** The device sleeps: time passes, and no timer is called. */
  sleep(millis: number): void {
    this.millis += millis;
  }
}

export interface Call {
  route: string;
  headers: Record<string, string>;
  body: Record<string, unknown> | undefined;
}

/** What the server does with a call: answers, does not answer in time, or cannot be reached. */
export type Reply = { status: number; json?: unknown; text?: string; headers?: Record<string, string> } | "hang" | "unreachable";

/** Beckon's server as a test wants it. What it is not told about is 500. */
export class FakeServer {
  readonly calls: Call[] = [];
  readonly clock = new FakeClock();
  private readonly replies = new Map<string, Reply[]>();
  private readonly begun = this.clock.now();
  /** Whether pages may read the time. */
  tellsTime = true;

  /** The replies to this route, one after the other; the last one stays. */
  on(route: string, ...replies: Reply[]): this {
    this.replies.set(route, replies);
    return this;
  }

  /** The routes that were called, in their order. */
  get routes(): string[] {
    return this.calls.map((call) => call.route);
  }

  /** Calls of this route. */
  to(route: string): Call[] {
    return this.calls.filter((call) => call.route === route);
  }

  time(): number {
    return EVENING + this.clock.now() - this.begun;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const route = `${init?.method ?? "GET"} ${url.pathname}${url.search}`;
    const body = init?.body == null ? undefined : (JSON.parse(String(init.body)) as Record<string, unknown>);
    this.calls.push({ route, headers: { ...(init?.headers as Record<string, string>) }, body });
    const replies = this.replies.get(route) ?? [{ status: 500 }];
    const reply = (replies.length > 1 ? replies.shift() : replies[0]) ?? { status: 500 };
    if (reply === "unreachable") {
      throw new TypeError("no network");
    }
    if (reply === "hang") {
      return new Promise((_, reject) => {
        init?.signal?.addEventListener("abort", () => reject(new DOMException("too long", "AbortError")));
      });
    }
    const { status, json, text, headers } = reply;
    return new Response(status === 204 || status === 304 ? null : (text ?? JSON.stringify(json ?? {})), {
      status,
      headers: { ...(this.tellsTime ? { date: new Date(this.time()).toUTCString() } : {}), ...headers },
    });
  };

  /** A kit that talks to this server. */
  kit(options: Partial<Options> = {}): Beckon {
    return new Beckon({
      baseUrl: "https://api.beckon.example/",
      token: () => "a-token",
      fetch: this.fetch,
      clock: this.clock,
      random: () => 0.5,
      ...options,
    });
  }
}

export const ok = (json: unknown, headers: Record<string, string> = {}): Reply => ({ status: 200, json, headers });

export const done: Reply = { status: 204 };

/** A problem document of this name. */
export const problem = (status: number, name: string, more: object = {}, headers: Record<string, string> = {}): Reply => ({
  status,
  json: { type: `https://beckon.dev/problems/${name}`, title: name, status, ...more },
  headers,
});

export const OFFER_ID = "1lg6ie0scm490eiohe9nuqm";

export const offer = (more: object = {}): object => ({
  id: OFFER_ID,
  state: "SENT",
  open: true,
  message: "Come and see",
  offeredAt: "2026-11-22T19:00:00Z",
  expiresAt: "2026-11-22T19:05:00Z",
  inviter: { host: "de-17", name: "Gerda" },
  ...more,
});

export const visit = (more: object = {}): object => ({
  visit: OFFER_ID,
  state: "JOINED",
  room: "room-de-17",
  dwellSeconds: 0,
  beatAfterSeconds: 45,
  ticket: "ticket-1",
  ...more,
});

export const pass = (expiresAt = "2026-11-22T19:05:00Z"): object => ({ pass: { token: "p", expiresAt, playUrl: "https://play.example/r" } });
