// The phone of a host who may be asked.

import { isRefused } from './beckon.js';
import { focusOn, h, show, tell } from './dom.js';
import * as screens from './screens.js';
import { closedBecause, count, fault, Offline, refusal } from './words.js';

const NIGHT_MILLIS = 8 * 3_600_000;
const toggled = (list, one) => (list.includes(one) ? list.filter((each) => each !== one) : [...list, one]);

export class Guest {
  #root = null;
  #offers = new Map();
  #opened = null;
  #refused = null;
  #stay = null;
  #since = 0;
  #ended = null;
  #busy = null;
  #error = null;
  #preferences = null;
  #removed = false;
  #touched = false;
  #loaded = false;
  #looks = Promise.resolve();
  #act = {
    open: (id) => this.#open(id),
    back: () => this.#back(),
    accept: (offer) => this.#accept(offer),
    decline: (id, notTonight) => this.#decline(id, notTonight),
    leave: () => this.#leave(),
    disturb: () => this.#prefer(() => ({ doNotDisturbUntil: this.#quiet() ? null : new Date(Date.now() + NIGHT_MILLIS).toISOString() })),
    mute: () => this.#prefer(({ muted }) => ({ muted: toggled(muted, this.table.inviter().host) })),
    remove: () => this.#remove(),
    install: () => this.#install(),
  };

  constructor(host, beckon, table) {
    this.host = host;
    this.beckon = beckon;
    this.table = table;
    beckon.wallet.onChange(() => this.draw());
    beckon.inbox.onChange((offers) => {
      offers.forEach((offer) => this.#offers.set(offer.id, offer));
      this.draw();
    });
  }

  async start() {
    try {
      await this.#signIn();
      this.#preferences = await this.beckon.call('get', '/v1/me/preferences', {});
      await this.#catchUp();
      this.#loaded = true;
      this.draw();
      await this.beckon.wallet.refresh();
    } catch (error) {
      this.#error = fault(error);
    }
    this.draw();
  }

  async #signIn() {
    await this.beckon.register({ device: { id: 'phone', platform: 'FCM', token: `phone-of-${this.host.host}` } });
    await this.beckon.presence.be({ availability: 'ONLINE' });
  }

  become(me) {
    this.host = me;
    this.draw();
  }

  /** Nothing is on its screen that anybody could miss. */
  isIdle() {
    return !this.#touched && !this.#stay && !this.#opened && !this.#notices().length;
  }

  /** One look after the other: what is asked for later must not be answered by what was looked up before. */
  #inOrder(look) {
    this.#looks = this.#looks.then(look, look);
    return this.#looks;
  }

  /** The app comes to the front: what the inbox says counts. */
  foreground() {
    return this.#inOrder(() => this.#catchUp());
  }

  async #catchUp() {
    if (this.#removed) return;
    try {
      if (!this.#preferences) return await this.start();
      const offers = await this.beckon.foreground();
      const visiting = offers.find((offer) => ['GRANTED', 'JOINED', 'LOST'].includes(offer.visit));
      if (visiting && !this.#stay) this.#enter(await this.beckon.accept(visiting.id), visiting);
      this.#error = null;
    } catch (error) {
      if (error.kind !== 'unreachable') this.#error = fault(error);
    }
    this.draw();
  }

  /** A push: shown at once by what it carries; the inbox then says how it is. */
  pushed({ data, android }) {
    if (this.#removed) return;
    if (data.news === 'offer' && !this.#offers.has(data.offer)) {
      this.#offers.set(data.offer, {
        id: data.offer, state: 'SENT', open: true, expiresAt: data.expiresAt,
        message: android?.notification?.body_loc_args?.[0] ?? '',
        inviter: { host: data.inviter, name: data.inviterName },
      });
      this.draw();
    }
    tell(`${this.host.name}'s phone: ${data.news === 'offer' ? `${data.inviterName} beckons you in` : `the invitation of ${data.inviterName} is closed`}.`);
    this.#inOrder(() => this.beckon.onPush(data)).then(() => this.draw(), () => this.draw());
  }

  /** The player has nothing more to play: the app asks how the visit stands. */
  streamEnded() {
    this.#stay?.stay.beat().catch(() => this.draw());
  }

  tick() {
    if (this.#stay || this.#notices().length) this.draw();
  }

  // --- what a finger does ---

  async #do(what, work) {
    if (this.#busy) return;
    this.#busy = what;
    this.#error = null;
    this.#touched = true;
    this.draw();
    try {
      if (!navigator.onLine) throw new Offline();
      await work();
      this.table.changed(this.host.host);
    } catch (error) {
      this.#error = fault(error);
      tell(this.#error);
    } finally {
      this.#busy = null;
      this.draw();
      this.table.moved();
    }
  }

  #open(id) {
    this.#opened = id;
    this.#refused = null;
    this.#error = null;
    this.#touched = true;
    this.draw();
    focusOn(this.#root, '.offer h4');
    this.beckon.openOffer(id).then((offer) => {
      this.#offers.set(id, offer);
      this.draw();
      this.table.moved();
    }, (error) => {
      this.#error = error.kind === 'unreachable' ? 'No connection: this is what the push said.' : fault(error);
      this.draw();
    });
  }

  #back() {
    this.#opened = null;
    this.#refused = null;
    this.#ended = null;
    this.#error = null;
    this.draw();
    focusOn(this.#root, 'h3');
  }

  #accept(offer) {
    return this.#do('accept', async () => {
      try {
        this.#enter(await this.beckon.accept(offer.id), offer);
        focusOn(this.#root, '.inside h4');
        tell(`${this.host.name} is in the room of ${offer.inviter.name}.`);
      } catch (error) {
        if (!isRefused(error, 'offer-refused')) throw error;
        this.#refused = error.problem.reason;
        tell(`${this.host.name}: ${refusal(this.#refused, offer.inviter.name)[0]}.`);
        focusOn(this.#root, '.offer h4');
        await this.foreground();
      }
    });
  }

  #enter(stay, offer) {
    if (this.#stay?.stay === stay) return;
    this.#stay = { stay, inviter: offer.inviter.name };
    this.#since = performance.now() - stay.dwellSeconds * 1_000;
    this.#opened = null;
    let paid = stay.reward?.state === 'SETTLED';
    stay.onChange(() => {
      this.#since = Math.min(this.#since, performance.now() - stay.dwellSeconds * 1_000);
      if (!paid && stay.reward?.state === 'SETTLED') {
        paid = true;
        tell(`${this.host.name} stayed long enough: ${count(stay.reward.points, 'point')}.`);
      }
      if (stay.isOver && this.#stay?.stay === stay) this.#over();
      this.draw();
      this.table.moved();
    });
    stay.keepBeating();
  }

  #over() {
    this.#ended = this.#stay;
    this.#stay = null;
    tell(`${this.host.name} has left the room of ${this.#ended.inviter}.`);
    focusOn(this.#root, '.left h4');
  }

  #leave() {
    return this.#do('leave', () => this.#stay.stay.leave());
  }

  #decline(id, notTonight) {
    return this.#do('decline', async () => {
      await this.beckon.decline(id, { notTonight });
      this.#back();
      if (notTonight) this.#preferences = await this.beckon.call('get', '/v1/me/preferences', {});
      tell(notTonight ? `${this.host.name} is asked nothing more tonight.` : `${this.host.name} declined.`);
      await this.foreground();
    });
  }

  #prefer(change) {
    if (!this.#preferences) return null;
    return this.#do('settings', async () => {
      const kept = await this.beckon.call('get', '/v1/me/preferences', {});
      await this.beckon.call('put', '/v1/me/preferences', { body: { ...kept, ...change(kept) } });
      this.#preferences = await this.beckon.call('get', '/v1/me/preferences', {});
    });
  }

  #remove() {
    return this.#do('remove', async () => {
      await this.table.removeApp(this.host.host);
      this.beckon.presence.stop();
      this.#removed = true;
      focusOn(this.#root, '.removed button');
    });
  }

  #install() {
    return this.#do('install', async () => {
      await this.#signIn();
      this.#removed = false;
      await this.foreground();
    });
  }

  // --- what it shows ---

  drawIn(root) {
    this.#root = root;
    this.draw();
  }

  draw() {
    if (this.#root) show(this.#root, this.#screen());
  }

  #screen() {
    return [
      screens.who(this.host, this.#standing()),
      h('div', { class: 'screen' }, this.#content()),
      h('p', { class: 'error', role: 'alert' }, this.#error ?? ''),
    ];
  }

  #standing() {
    if (this.#removed) return ['off', 'App removed'];
    if (this.#stay) return ['in', 'In a room'];
    if (this.#quiet()) return ['quiet', 'Do not disturb'];
    return ['on', 'Online, can be asked'];
  }

  #quiet() {
    return this.#left(this.#preferences?.doNotDisturbUntil) > 0;
  }

  /** Seconds until then, by the server's clock. */
  #left(time) {
    return time ? this.beckon.secondsUntil(time) ?? 1 : 0;
  }

  #content() {
    const act = this.#act;
    const busy = this.#busy;
    const { purse } = this.beckon.wallet;
    if (this.#removed) return screens.removed(busy, act);
    if (this.#stay) return screens.room({ ...this.#stay, purse, busy, secondsHere: Math.floor((performance.now() - this.#since) / 1_000) }, act);
    if (this.#ended) return screens.left({ ...this.#ended, purse }, act);
    if (this.#opened) return this.#card(this.#offers.get(this.#opened));
    const inviter = this.table.inviter();
    const muted = this.#preferences?.muted.includes(inviter.host);
    return screens.home({ notices: this.#notices(), loaded: this.#loaded, inviter, purse, quiet: this.#quiet(), muted, busy: busy || !this.#preferences }, act);
  }

  #card(offer) {
    const secondsLeft = this.#left(offer.expiresAt);
    const closed = this.#refused ?? closedBecause(offer, secondsLeft);
    return closed ? screens.closedCard(closed, offer, this.#act) : screens.card({ offer, secondsLeft, busy: this.#busy }, this.#act);
  }

  /** Offers that can be accepted, and what became of the last others; newest first. */
  #notices() {
    const all = [...this.#offers.values()].filter((offer) => offer.state !== 'ACCEPTED' && offer.state !== 'DECLINED');
    return all.sort((one, other) => Date.parse(other.expiresAt) - Date.parse(one.expiresAt)).slice(0, 2)
      .map((offer) => {
        const secondsLeft = this.#left(offer.expiresAt);
        return { offer, secondsLeft, closed: closedBecause(offer, secondsLeft) };
      });
  }
}
