import { type Clock, pause } from "./clock.ts";
import { isProblem, NotUnderstood, Refused, SignedOut, Unreachable } from "./failures.ts";
import { ServerTime } from "./server-time.ts";
import type { Input, Method, Operation, Output, PathWith } from "./wire.ts";

const SECOND = 1000;
const MAX_ATTEMPTS = 4;
const ATTEMPT_MILLIS = 12 * SECOND;
const PATIENCE_MILLIS = 20 * SECOND;
const FIRST_PAUSE_MILLIS = 400;
const PASSING = new Set([429, 500, 502, 503, 504]);

/** How the kit reaches Beckon. */
export interface Way {
  /** Such as the stack's output `ApiUrl`. */
  baseUrl: string;
  /** The host's token, asked for before each call. `refused`: the last one was not taken, so a fresh one is needed. */
  token: (refused: boolean) => string | Promise<string>;
  fetch: typeof fetch;
  clock: Clock;
  /** 0 to 1, exclusive. */
  random: () => number;
}

/** What came back: `json` is undefined where there is no body. */
export interface Answer {
  status: number;
  json: unknown;
  etag: string | null;
}

type Anything = {
  path?: Record<string, string>;
  query?: Record<string, string | number | boolean>;
  headers?: Record<string, string>;
  body?: unknown;
};

type Attempt = { failure: Refused | Unreachable; retryAfterSeconds: number | undefined } | { answer: Answer };

/**
 * Calls, each tried again while it may help: four times at most, twenty seconds in all, later each time, each phone at a time
 * of its own, and never before Beckon asked for it. Every call of the contract may be repeated.
 */
export class Transport {
  readonly time: ServerTime;

  constructor(private readonly way: Way) {
    this.time = new ServerTime(way.clock);
  }

  async call<M extends Method, P extends PathWith<M>>(
    method: M,
    path: P,
    input: Input<Operation<M, P>>,
  ): Promise<Output<Operation<M, P>>> {
    return (await this.send(method, path, input as Anything)).json as Output<Operation<M, P>>;
  }

  /** The same, but tells the status and the `ETag` too. */
  async send(method: Method, path: string, input: Anything): Promise<Answer> {
    const url = this.url(path, input);
    const begun = this.way.clock.now();
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.attempt(method, url, input);
      if ("answer" in outcome) {
        return outcome.answer;
      }
      const wait = this.wait(attempt, outcome.retryAfterSeconds);
      if (attempt === MAX_ATTEMPTS || this.way.clock.now() - begun + wait > PATIENCE_MILLIS) {
        throw outcome.failure;
      }
      await pause(this.way.clock, wait);
    }
  }

  private url(path: string, input: Anything): string {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(input.path?.[name] ?? ""));
    const query = Object.entries(input.query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return this.way.baseUrl.replace(/\/+$/, "") + filled + (query.length > 0 ? `?${query.join("&")}` : "");
  }

  private wait(attempt: number, retryAfterSeconds: number | undefined): number {
    const longer = FIRST_PAUSE_MILLIS * 2 ** attempt * (0.5 + this.way.random() / 2);
    return retryAfterSeconds === undefined ? longer : retryAfterSeconds * SECOND + this.way.random() * longer;
  }

  private async attempt(method: Method, url: string, input: Anything): Promise<Attempt> {
    let answer = await this.fetch(method, url, input, false);
    if (!("failure" in answer) && answer.response.status === 401) {
      answer = await this.fetch(method, url, input, true);
    }
    if ("failure" in answer) {
      return { failure: answer.failure, retryAfterSeconds: undefined };
    }
    const { response, text } = answer;
    const status = response.status;
    if (status === 304 || (status >= 200 && status < 300)) {
      return { answer: { status, json: this.understood(status, text), etag: response.headers.get("etag") } };
    }
    const retryAfterSeconds = seconds(response.headers.get("retry-after"));
    const problem = parsed(text);
    const refused = isProblem(problem) ? new Refused(problem, retryAfterSeconds) : undefined;
    if (PASSING.has(status)) {
      return { failure: refused ?? new Unreachable(status, retryAfterSeconds, undefined), retryAfterSeconds };
    }
    throw refused ?? (status === 401 ? new SignedOut() : new NotUnderstood(status));
  }

  private understood(status: number, text: string): unknown {
    const json = text === "" ? undefined : parsed(text);
    if (text !== "" && json === undefined) {
      throw new NotUnderstood(status);
    }
    return json;
  }

  private async fetch(
    method: Method,
    url: string,
    input: Anything,
    refused: boolean,
  ): Promise<{ response: Response; text: string } | { failure: Unreachable }> {
    const token = await this.way.token(refused);
    // Browsers want their own fetch called as a function, not as a method of ours.
    const { fetch } = this.way;
    const ending = new AbortController();
    const onTime = this.way.clock.after(ATTEMPT_MILLIS, () => ending.abort());
    const sent = this.way.clock.now();
    try {
      const response = await fetch(url, {
        method: method.toUpperCase(),
        headers: {
          ...input.headers,
          authorization: `Bearer ${token}`,
          ...(input.body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
        cache: "no-store",
        signal: ending.signal,
      });
      this.time.learn(response.headers.get("date"), sent, this.way.clock.now());
      return { response, text: await response.text() };
    } catch (cause) {
      return { failure: new Unreachable(undefined, undefined, cause) };
    } finally {
      onTime();
    }
  }
}

const seconds = (header: string | null): number | undefined =>
  header !== null && /^\d+$/.test(header) ? Number(header) : undefined;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What is no JSON is not Beckon's; the caller says so by its status.
    return undefined;
  }
};
