// @beckon/client, made by "npm run build" from sources 1e7aa559eceece88ff65db16220d524cbebb3b47db444c13044de33f700c529d

// src/clock.ts
var deviceClock = {
  now: () => performance.now(),
  after: (millis, call) => {
    const timer = setTimeout(call, millis);
    return () => clearTimeout(timer);
  }
};
var pause = (clock, millis) => new Promise((resolve) => {
  clock.after(millis, resolve);
});

// src/failures.ts
var PROBLEMS = "https://beckon.dev/problems/";
var Refused = class extends Error {
  /** `retryAfterSeconds` is there when Beckon said when to come back. */
  constructor(problem, retryAfterSeconds) {
    super(problem.title);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
    this.kind = "refused";
    this.name = "Refused";
  }
  /** Whether it is this problem; its own fields can be read then: `error.is("offer-refused") && error.problem.reason`. */
  is(name) {
    return this.problem.type === PROBLEMS + name;
  }
};
var Unreachable = class extends Error {
  /** `status` is there when something on the way answered, API Gateway perhaps. */
  constructor(status, retryAfterSeconds, cause) {
    super(status === void 0 ? "Beckon cannot be reached" : `Beckon cannot be reached: ${status}`, { cause });
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
    this.kind = "unreachable";
    this.name = "Unreachable";
  }
};
var SignedOut = class extends Error {
  constructor() {
    super("The host is not signed in");
    this.kind = "signed-out";
    this.name = "SignedOut";
  }
};
var NotUnderstood = class extends Error {
  constructor(status) {
    super(`An answer that is not Beckon's: ${status}`);
    this.status = status;
    this.kind = "not-understood";
    this.name = "NotUnderstood";
  }
};
var isRefused = (error, name) => error instanceof Refused && error.is(name);
var isProblem = (json) => {
  const type = json?.type;
  return typeof type === "string" && type.startsWith(PROBLEMS);
};

// src/listeners.ts
var Listeners = class {
  constructor() {
    this.all = /* @__PURE__ */ new Set();
  }
  /** Calls the listener from now on, until what this gives is called. */
  add(listener) {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }
  tell(news) {
    this.all.forEach((listener) => listener(news));
  }
};

// src/inbox.ts
var Inbox = class {
  constructor(transport) {
    this.transport = transport;
    this.listeners = new Listeners();
    /** As it was when it was asked for last. */
    this.offers = [];
  }
  /** Tells the listener of each inbox that differs from the one before. */
  onChange(listener) {
    return this.listeners.add(listener);
  }
  /** Asks for it; whoever asks meanwhile gets the same answer. An unchanged inbox costs next to nothing. */
  refresh() {
    this.asking ?? (this.asking = this.ask().finally(() => {
      this.asking = void 0;
    }));
    return this.asking;
  }
  async ask() {
    const headers = this.etag === void 0 ? {} : { "if-none-match": this.etag };
    const answer = await this.transport.send("get", "/v1/offers", { headers });
    if (answer.status !== 304) {
      this.etag = answer.etag ?? void 0;
      this.offers = answer.json.items;
      this.listeners.tell(this.offers);
    }
    return this.offers;
  }
};

// src/beating.ts
var SECOND = 1e3;
var SOON_SECONDS = 5;
var Beating = class {
  /** `beat` throws where it got no answer, and that goes to `trouble`. */
  constructor(clock, beat, trouble) {
    this.clock = clock;
    this.beat = beat;
    this.trouble = trouble;
    this.due = 0;
    this.going = false;
  }
  /** Beats now, and from now on; after the one that may be under way. */
  async start() {
    this.going = true;
    await this.beating;
    await this.now();
  }
  /** Beats where a beat is overdue, and beats go on. One that is under way is not doubled. */
  catchUp() {
    return this.going && this.clock.now() >= this.due ? this.now() : Promise.resolve();
  }
  stop() {
    this.going = false;
    this.takeBack?.();
  }
  now() {
    this.takeBack?.();
    this.beating ?? (this.beating = this.once().finally(() => {
      this.beating = void 0;
    }));
    return this.beating;
  }
  async once() {
    let next;
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
};
var SOON = SOON_SECONDS;

// src/inviting.ts
var OPEN = /* @__PURE__ */ new Set(["OPEN", "FILLED"]);
var GONE = /* @__PURE__ */ new Set(["COMPLETED", "NO_SHOW", "VOIDED"]);
var WATCH_EVERY_SECONDS = 2;
var Inviting = class {
  constructor(transport, clock, key, trouble) {
    this.transport = transport;
    this.clock = clock;
    this.key = key;
    this.trouble = trouble;
  }
  /**
   * Beckons hosts in. Retries of this call are one invitation; to make those of an app that was ended so too, keep the key.
   * `Refused` with `invitation-open` names the one that is open; with `balance-too-small`, what there is and what the rewards may come to.
   */
  async invite(wish, key = this.key()) {
    return this.transport.call("post", "/v1/invitations", { headers: { "Idempotency-Key": key }, body: wish });
  }
  /** How many hosts such an invitation could ask now, about. Ask when the condition was left alone for a moment. */
  async count(condition) {
    return this.transport.call("post", "/v1/conditions/count", { body: condition });
  }
  async get(id) {
    return this.transport.call("get", "/v1/invitations/{id}", { path: { id } });
  }
  /** The newest first, twenty at most. */
  async latest() {
    return (await this.transport.call("get", "/v1/invitations", {})).items;
  }
  /** Nobody is let in any more; guests stay, unless `endVisits`. */
  async cancel(id, { endVisits = false } = {}) {
    await this.transport.call("delete", "/v1/invitations/{id}", { path: { id }, query: { endVisits } });
  }
  /** Tells how it stands, now and every so often, until it is over, its guests are gone and their rewards decided; what it gives ends that sooner. */
  watch(id, listener, everySeconds = WATCH_EVERY_SECONDS) {
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
      }
    );
    void watching.start();
    return () => {
      wanted = false;
      watching.stop();
    };
  }
};
var isSettled = (invitation) => !OPEN.has(invitation.state) && (invitation.reward?.held ?? 0) === 0 && invitation.guests.every((guest) => GONE.has(guest.visit));

// src/presence.ts
var Presence = class {
  constructor(transport, clock, key, trouble) {
    this.transport = transport;
    this.key = key;
    this.listeners = new Listeners();
    this.standing = { availability: "ONLINE" };
    this.last = Promise.resolve();
    this.beating = new Beating(
      clock,
      async () => (await this.beat()).beatAfterSeconds,
      (error) => {
        trouble(error);
        return isRefused(error, "no-profile") ? "never" : SOON;
      }
    );
  }
  /** Tells the listener of the answer to each beat. */
  onReach(listener) {
    return this.listeners.add(listener);
  }
  /**
   * From now on: beats at once, then when the server says, until {@link stop} or {@link goOffline}. Over once the first beat is
   * answered; what stands against a beat goes to `onTrouble`.
   */
  be(standing) {
    this.standing = standing;
    return this.beating.start();
  }
  /** Once, with what was told by {@link be}; throws what stands against it. One beat at a time. */
  beat() {
    const beat = this.last.then(() => this.once());
    this.last = beat.catch(() => void 0);
    return beat;
  }
  /** Beats if one is overdue. */
  catchUp() {
    return this.beating.catchUp();
  }
  /** No more beats; the host can be asked until the lease runs out. */
  stop() {
    this.beating.stop();
  }
  /** At once: nobody asks the host any more, and the host's room ends. */
  async goOffline() {
    this.stop();
    await this.last;
    await this.transport.call("delete", "/v1/me/presence", {});
    this.ticket = void 0;
  }
  async once() {
    try {
      return await this.send();
    } catch (error) {
      if (this.ticket === void 0 || !(isRefused(error, "ticket-forged") || isRefused(error, "beat-outdated"))) {
        throw error;
      }
      this.ticket = void 0;
      return this.send();
    }
  }
  async send() {
    const { availability, invitations } = this.standing;
    const reach = await this.transport.call("put", "/v1/me/presence", {
      headers: this.ticket === void 0 ? { "Idempotency-Key": this.key() } : {},
      body: {
        availability,
        ...invitations === void 0 ? {} : { invitations: [...invitations] },
        ...this.ticket === void 0 ? {} : { ticket: this.ticket }
      }
    });
    this.ticket = reach.ticket;
    this.reach = reach;
    this.listeners.tell(reach);
    return reach;
  }
};

// src/push.ts
var OFFER_ID = /^[0-9a-v]{23}$/;
var LINK = /^beckon:\/\/offers\/([0-9a-v]{23})$/;
var readPush = (payload) => {
  const all = record(payload);
  const data = record(all?.["beckon"]) ?? all;
  const news = data?.["news"];
  const offerId = text(data?.["offer"]);
  if (news !== "offer" && news !== "closed" || offerId === void 0 || !OFFER_ID.test(offerId)) {
    return void 0;
  }
  return { news, offerId, inviterName: text(data?.["inviterName"]), expiresAt: text(data?.["expiresAt"]) };
};
var offerOfLink = (link) => LINK.exec(link)?.[1];
var record = (value) => typeof value === "object" && value !== null ? value : void 0;
var text = (value) => typeof value === "string" ? value : void 0;

// src/stay.ts
var OVER = /* @__PURE__ */ new Set(["COMPLETED", "NO_SHOW", "VOIDED"]);
var BEAT_AFTER_SECONDS = 45;
var SECOND2 = 1e3;
var Stay = class {
  constructor(transport, clock, news, trouble) {
    this.transport = transport;
    this.clock = clock;
    this.trouble = trouble;
    this.listeners = new Listeners();
    this.beatAfterSeconds = BEAT_AFTER_SECONDS;
    this.heardAt = 0;
    this.state = "GRANTED";
    this.dwellSeconds = 0;
    this.id = news.visit;
    this.room = news.room;
    this.beating = new Beating(
      clock,
      async () => {
        await this.beat();
        return this.isOver ? "never" : this.nextBeat();
      },
      (error) => {
        trouble(error);
        return error instanceof SignedOut || error instanceof Refused ? "never" : SOON;
      }
    );
    this.heed(news);
  }
  get isOver() {
    return OVER.has(this.state);
  }
  /**
   * Whole seconds to stay on until the reward is earned, counted on between beats; undefined where nothing can be earned, or was already. What
   * counts is what the server attests: at 0 the next answer tells.
   */
  get rewardInSeconds() {
    if (this.isOver || this.reward?.state !== "HELD") {
      return void 0;
    }
    const since = this.state === "JOINED" ? (this.clock.now() - this.heardAt) / SECOND2 : 0;
    return Math.max(0, Math.ceil(this.reward.minimumDwellSeconds - this.dwellSeconds - since));
  }
  /** Tells the listener of each answer, a fresh pass and the end included. */
  onChange(listener) {
    return this.listeners.add(listener);
  }
  /** Joins, and beats when the server says, until the visit is over. */
  keepBeating() {
    return this.isOver ? Promise.resolve() : this.beating.start();
  }
  /** Beats if one is overdue. */
  catchUp() {
    return this.beating.catchUp();
  }
  /** No more beats. Without {@link leave} the server ends the visit by itself some two minutes later. */
  stop() {
    this.beating.stop();
  }
  /** Once; the first joins. A visit that turns out to be over is no failure: look at {@link isOver}. */
  beat() {
    this.under ?? (this.under = this.beatOnce().finally(() => {
      this.under = void 0;
    }));
    return this.under;
  }
  /** Ends the visit; again is the same. */
  leave() {
    this.stop();
    this.leaving ?? (this.leaving = this.leaveOnce().finally(() => {
      this.leaving = void 0;
    }));
    return this.leaving;
  }
  /** Takes in what an answer told, also one that came otherwise. */
  heed(news) {
    this.state = news.state ?? this.state;
    this.dwellSeconds = news.dwellSeconds;
    this.reward = news.reward ?? this.reward;
    this.heardAt = this.clock.now();
    this.joinBy = news.joinBy;
    this.beatAfterSeconds = news.beatAfterSeconds ?? this.beatAfterSeconds;
    this.ticket = news.ticket ?? this.ticket;
    this.pass = this.isOver ? void 0 : news.pass ?? this.pass;
    if (this.isOver) {
      this.beating.stop();
    }
    this.listeners.tell(this);
  }
  async beatOnce() {
    if (this.isOver) {
      return this;
    }
    if (this.pass !== void 0 && this.transport.time.secondsUntil(this.pass.expiresAt) === 0) {
      this.ticket = void 0;
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
  nextBeat() {
    return Math.min(this.beatAfterSeconds, Math.max(1, this.rewardInSeconds ?? this.beatAfterSeconds));
  }
  /** That a visit is over does not say what it came to. */
  async hearOfReward() {
    if (this.reward?.state !== "HELD" && this.reward?.state !== "EARNED") {
      return;
    }
    try {
      this.heed(await this.transport.call("get", "/v1/visits/{id}", { path: { id: this.id } }));
    } catch (error) {
      this.trouble(error);
    }
  }
  async leaveOnce() {
    if (!this.isOver) {
      this.heed(await this.shown((body) => this.post("leave", body)));
    }
    return this;
  }
  post(what, body) {
    const input = { path: { id: this.id }, body };
    return what === "leave" ? this.transport.call("post", "/v1/visits/{id}/leave", input) : this.transport.call("post", "/v1/visits/{id}/heartbeat", input);
  }
  /** With the ticket; where that is not taken, without. */
  async shown(send) {
    if (this.ticket !== void 0) {
      try {
        return await send({ ticket: this.ticket });
      } catch (error) {
        if (!isRefused(error, "ticket-forged")) {
          throw error;
        }
        this.ticket = void 0;
      }
    }
    return send({});
  }
};

// src/wallet.ts
var Wallet = class {
  constructor(transport) {
    this.transport = transport;
    this.listeners = new Listeners();
    this.asked = 0;
    this.told = 0;
  }
  /** Tells the listener of each answer. */
  onChange(listener) {
    return this.listeners.add(listener);
  }
  /** Asks for it. Of two answers that overtake each other the one that was asked for later counts. */
  async refresh() {
    const number = ++this.asked;
    const purse = await this.transport.call("get", "/v1/wallet", {});
    if (number > this.told) {
      this.told = number;
      this.purse = purse;
      this.listeners.tell(purse);
    }
    return purse;
  }
  /** Why there is what there is, the newest first: a page of 50 at most, 20 unless it is said otherwise. `cursor` is the `next` of the page before. */
  async entries(page = {}) {
    return this.transport.call("get", "/v1/wallet/entries", { query: page });
  }
};

// src/server-time.ts
var SECOND3 = 1e3;
var ServerTime = class {
  constructor(clock) {
    this.clock = clock;
    this.least = -Infinity;
    this.most = Infinity;
  }
  /** Heeds the `Date` of an answer; `sent` and `received` are the clock's. */
  learn(date, sent, received) {
    const millis = date === null ? NaN : Date.parse(date);
    if (Number.isNaN(millis)) {
      return;
    }
    const least = millis - received;
    const most = millis + SECOND3 - sent;
    const fits = least <= this.most && most >= this.least;
    this.least = fits ? Math.max(least, this.least) : least;
    this.most = fits ? Math.min(most, this.most) : most;
  }
  /** Milliseconds since 1970, or a little later than it is, never earlier; undefined before the first answer. */
  now() {
    return this.most === Infinity ? void 0 : this.most + this.clock.now();
  }
  /**
   * Whole seconds until a time that Beckon told, 0 once it is over: never more than there are. Undefined while the server's
   * time is not known, as where a web page may not read `Date`.
   */
  secondsUntil(time) {
    const now = this.now();
    return now === void 0 ? void 0 : Math.max(0, Math.floor((Date.parse(time) - now) / SECOND3));
  }
};

// src/transport.ts
var SECOND4 = 1e3;
var MAX_ATTEMPTS = 4;
var ATTEMPT_MILLIS = 12 * SECOND4;
var PATIENCE_MILLIS = 20 * SECOND4;
var FIRST_PAUSE_MILLIS = 400;
var PASSING = /* @__PURE__ */ new Set([429, 500, 502, 503, 504]);
var Transport = class {
  constructor(way) {
    this.way = way;
    this.time = new ServerTime(way.clock);
  }
  async call(method, path, input) {
    return (await this.send(method, path, input)).json;
  }
  /** The same, but tells the status and the `ETag` too. */
  async send(method, path, input) {
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
  url(path, input) {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(input.path?.[name] ?? ""));
    const query = Object.entries(input.query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return this.way.baseUrl.replace(/\/+$/, "") + filled + (query.length > 0 ? `?${query.join("&")}` : "");
  }
  wait(attempt, retryAfterSeconds) {
    const longer = FIRST_PAUSE_MILLIS * 2 ** attempt * (0.5 + this.way.random() / 2);
    return retryAfterSeconds === void 0 ? longer : retryAfterSeconds * SECOND4 + this.way.random() * longer;
  }
  async attempt(method, url, input) {
    let answer = await this.fetch(method, url, input, false);
    if (!("failure" in answer) && answer.response.status === 401) {
      answer = await this.fetch(method, url, input, true);
    }
    if ("failure" in answer) {
      return { failure: answer.failure, retryAfterSeconds: void 0 };
    }
    const { response, text: text2 } = answer;
    const status = response.status;
    if (status === 304 || status >= 200 && status < 300) {
      return { answer: { status, json: this.understood(status, text2), etag: response.headers.get("etag") } };
    }
    const retryAfterSeconds = seconds(response.headers.get("retry-after"));
    const problem = parsed(text2);
    const refused = isProblem(problem) ? new Refused(problem, retryAfterSeconds) : void 0;
    if (PASSING.has(status)) {
      return { failure: refused ?? new Unreachable(status, retryAfterSeconds, void 0), retryAfterSeconds };
    }
    throw refused ?? (status === 401 ? new SignedOut() : new NotUnderstood(status));
  }
  understood(status, text2) {
    const json = text2 === "" ? void 0 : parsed(text2);
    if (text2 !== "" && json === void 0) {
      throw new NotUnderstood(status);
    }
    return json;
  }
  async fetch(method, url, input, refused) {
    const token = await this.way.token(refused);
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
          ...input.body === void 0 ? {} : { "content-type": "application/json" }
        },
        ...input.body === void 0 ? {} : { body: JSON.stringify(input.body) },
        cache: "no-store",
        signal: ending.signal
      });
      this.time.learn(response.headers.get("date"), sent, this.way.clock.now());
      return { response, text: await response.text() };
    } catch (cause) {
      return { failure: new Unreachable(void 0, void 0, cause) };
    } finally {
      onTime();
    }
  }
};
var seconds = (header) => header !== null && /^\d+$/.test(header) ? Number(header) : void 0;
var parsed = (text2) => {
  try {
    return JSON.parse(text2);
  } catch {
    return void 0;
  }
};

// src/beckon.ts
var Beckon = class {
  constructor(options) {
    this.stays = /* @__PURE__ */ new Map();
    this.accepting = /* @__PURE__ */ new Map();
    /** Any call of the contract, typed, with the same retries. */
    this.call = (method, path, input) => this.transport.call(method, path, input);
    /** Not every phone's JavaScript has `crypto`; a key need not be secret, only its own. */
    this.key = () => globalThis.crypto?.randomUUID?.() ?? Array.from({ length: 4 }, () => Math.floor(this.random() * 2 ** 32).toString(36)).join("-");
    this.clock = options.clock ?? deviceClock;
    this.random = options.random ?? Math.random;
    this.trouble = options.onTrouble ?? (() => void 0);
    this.transport = new Transport({
      baseUrl: options.baseUrl,
      token: options.token,
      fetch: options.fetch ?? globalThis.fetch,
      clock: this.clock,
      random: this.random
    });
    this.inbox = new Inbox(this.transport);
    this.presence = new Presence(this.transport, this.clock, this.key, (error) => this.trouble(error, "presence"));
    this.wallet = new Wallet(this.transport);
    this.inviting = new Inviting(this.transport, this.clock, this.key, (error) => this.trouble(error, "watch"));
  }
  /** Whole seconds until a time that Beckon told, by Beckon's clock; undefined before the first answer. */
  secondsUntil(time) {
    return this.transport.time.secondsUntil(time);
  }
  /** At sign-in, at each start of the app, and when the push token changes: who the host is, and where to push. */
  async register({ profile, preferences, device }) {
    if (profile !== void 0) {
      await this.call("put", "/v1/me", { body: profile });
    }
    if (preferences !== void 0) {
      await this.call("put", "/v1/me/preferences", { body: preferences });
    }
    if (device !== void 0) {
      const { id, ...token } = device;
      await this.call("put", "/v1/me/devices/{deviceId}", { path: { deviceId: id }, body: token });
    }
  }
  /** At sign-out: no push of this host's reaches the phone any more, and nobody asks the host. */
  async signOut(deviceId) {
    await this.call("delete", "/v1/me/devices/{deviceId}", { path: { deviceId } });
    await this.presence.goOffline();
    this.stays.forEach((stay) => stay.stop());
  }
  /**
   * When a push came, or was touched: takes FCM's `data`, or APNs' payload. Asks the inbox, as the push grants nothing.
   * Undefined for a push that is not Beckon's.
   */
  async onPush(payload) {
    const news = readPush(payload);
    if (news === void 0) {
      return void 0;
    }
    const offers = await this.inbox.refresh();
    return { ...news, offer: offers.find((offer) => offer.id === news.offerId) ?? await this.find(news.offerId) };
  }
  /** When the app comes to the front: catches up with the inbox, and with beats that timers slept through. */
  async foreground() {
    const [offers] = await Promise.all([
      this.inbox.refresh(),
      this.presence.catchUp(),
      ...[...this.stays.values()].map((stay) => stay.catchUp())
    ]);
    return offers;
  }
  /** Shows an offer: as it stands now, and notes that it was opened. It never accepts. */
  async openOffer(id) {
    const offer = await this.call("get", "/v1/offers/{id}", { path: { id } });
    if (offer.open && offer.state !== "SEEN") {
      this.call("post", "/v1/offers/{id}/seen", { path: { id } }).catch((error) => this.trouble(error, "seen"));
    }
    return offer;
  }
  /**
   * The host comes; only ever because the host said so. First come, first served: `Refused` with `offer-refused` tells why not.
   * However often it is called, there is one visit. Then {@link Stay.keepBeating}.
   */
  accept(offerId) {
    const under = this.accepting.get(offerId);
    if (under !== void 0) {
      return under;
    }
    const accepting = this.acceptOnce(offerId).finally(() => this.accepting.delete(offerId));
    this.accepting.set(offerId, accepting);
    return accepting;
  }
  async acceptOnce(id) {
    const news = await this.call("post", "/v1/offers/{id}/accept", { path: { id } });
    return this.stay(news);
  }
  /** A visit that began before the app was started: the first beat brings the pass. Undefined where there is none. */
  async resume(visitId) {
    try {
      return this.stay(await this.call("get", "/v1/visits/{id}", { path: { id: visitId } }));
    } catch (error) {
      if (isRefused(error, "not-found")) {
        return void 0;
      }
      throw error;
    }
  }
  /**
   * When the host opens a room without an offer and was a guest there before: the id of the newest visit there. Tells whether it counts as coming back:
   * not so soon after the visit, and not where there is no such visit any more.
   */
  async cameBack(visitId) {
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
  async decline(offerId, { notTonight = false } = {}) {
    await this.call("post", "/v1/offers/{id}/decline", { path: { id: offerId }, body: { notTonight } });
  }
  /** Something is wrong with the offer: its inviter is muted, where there is room for one more. */
  async report(offerId, report) {
    return this.call("post", "/v1/offers/{id}/report", { path: { id: offerId }, body: report });
  }
  stay(news) {
    const known = this.stays.get(news.visit);
    if (known !== void 0) {
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
  lookIntoWallet() {
    if (this.wallet.purse !== void 0) {
      this.wallet.refresh().catch((error) => this.trouble(error, "wallet"));
    }
  }
  async find(id) {
    try {
      return await this.call("get", "/v1/offers/{id}", { path: { id } });
    } catch (error) {
      if (isRefused(error, "not-found")) {
        return void 0;
      }
      throw error;
    }
  }
};
export {
  Beckon,
  NotUnderstood,
  Refused,
  SignedOut,
  Unreachable,
  isRefused,
  offerOfLink,
  readPush
};
