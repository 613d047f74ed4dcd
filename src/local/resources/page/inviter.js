// The phone of the host whose room is empty.

import { isRefused } from './beckon.js';
import { focusOn, h, show, tell, waits } from './dom.js';
import { avatar } from './screens.js';
import { category, clock, count, ended, fault, language, Offline, span } from './words.js';

const DURATIONS = [[30, '30 seconds'], [120, '2 minutes'], [300, '5 minutes'], [900, '15 minutes']];
const isOpen = (invitation) => invitation?.state === 'OPEN' || invitation?.state === 'FILLED';
const isHere = (guest) => ['GRANTED', 'JOINED', 'LOST'].includes(guest.visit);

const BEAT_SECONDS = 45;

/** How a guest stands, in a word or two. */
function guestWords(guest, secondsHere) {
  if (guest.visit === 'GRANTED') return 'coming in';
  if (guest.visit === 'LOST') return 'lost touch';
  return guest.reward === 'EARNED' || guest.reward === 'SETTLED' ? 'rewarded' : clock(secondsHere);
}

/** Where the points of an invitation are. */
function sums({ held, settled, released }) {
  const known = [['Points held', held], ['Paid out', settled], ['Came back', released]].filter(([, points]) => points !== undefined);
  return h('dl', { class: 'sums' }, known.map(([words, points]) => h('div', { key: words }, h('dt', null, words), h('dd', { class: 'tabular' }, points))));
}

export class Inviter {
  #root;
  #wish;
  #round;
  #invitation = null;
  #key = null;
  #busy = null;
  #error = null;
  #fit = null;
  #counting = 0;
  #soon = 0;
  #id = null;
  #done = null;
  #stopWatching = null;
  #loaded = false;
  #dwells = new Map();

  constructor(root, round, beckon, table) {
    this.#root = root;
    this.#round = round;
    this.host = round.inviter;
    this.beckon = beckon;
    this.table = table;
    this.#wish = { language: round.wish.language, category: round.wish.category, mostAudience: round.wish.mostAudience, seats: 3, reward: 10, standsSeconds: 300, message: 'First stream of the week, come and say hello' };
    this.draw();
  }

  async start() {
    this.#count();
    await this.#catchUp();
    if (this.#loaded && !this.#id) this.#live();
    this.#fill();
  }

  /** An invitation that was sent before, or from another tab. */
  async #catchUp() {
    try {
      const [last] = await this.beckon.inviting.latest();
      if (!this.#loaded) {
        performance.mark('usable');
        this.#error = null;
      }
      this.#loaded = true;
      if (last && last.id !== this.#done && !this.#id && !this.#busy) this.#follow(last.id);
    } catch (error) {
      this.#error = fault(error);
    }
    this.draw();
  }

  /** Has something to give. Where that fails, the server says what there is when something is promised. */
  async #fill() {
    try {
      await this.table.fill(this.host.host);
    } catch (error) {
      this.#error = fault(error);
    }
    await this.#look();
  }

  /** What is in the wallet now. Without an answer the figure before stays: whoever promises more is told by the server. */
  async #look() {
    await this.beckon.wallet.refresh().catch(() => null);
    this.draw();
  }

  /** Keeps the room on air: an invitation ends with its room. */
  #live() {
    return this.beckon.presence.be({ availability: 'LIVE', invitations: this.#id ? [this.#id] : [] });
  }

  // --- how it stands ---

  /** Watches an invitation until it is over and its guests are gone. */
  #follow(id) {
    const fresh = this.#id !== id;
    this.#id = id;
    this.#stopWatching?.();
    this.#stopWatching = this.beckon.inviting.watch(id, (now) => {
      this.#see(this.#invitation, now);
      this.draw();
    });
    if (fresh) this.#live();
  }

  /** Something moved: looks now, not at the next turn. */
  refresh() {
    if (!this.#loaded) this.start();
    else if (this.#id) this.#follow(this.#id);
    else this.#catchUp();
  }

  refreshSoon() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.refresh(), 200);
  }

  #see(before, now) {
    this.#invitation = now;
    this.#time(now.guests);
    if (before?.id !== now.id) {
      this.table.began(Date.parse(now.createdAt));
      return;
    }
    if (before.state !== now.state || before.reward?.held !== now.reward?.held) this.#look();
    for (const guest of now.guests) {
      if (!before.guests.some((each) => each.host === guest.host)) tell(`${guest.name} takes a seat.`);
    }
    if (before.state === 'OPEN' && now.state === 'FILLED') tell('Every seat is taken.');
    if (isOpen(before) && !isOpen(now)) tell(`The invitation is over: ${ended(now)}.`);
  }

  /** Beats are far between: what is seen of a stay goes on from the last one. */
  #time(guests) {
    for (const { host, visit, dwellSeconds } of guests) {
      const last = this.#dwells.get(host);
      if (visit === 'JOINED' && last?.dwellSeconds !== dwellSeconds) this.#dwells.set(host, { dwellSeconds, since: performance.now() });
    }
  }

  #secondsHere({ host, dwellSeconds }) {
    const since = this.#dwells.get(host)?.since ?? performance.now();
    return dwellSeconds + Math.min(BEAT_SECONDS, Math.floor((performance.now() - since) / 1_000));
  }

  #guests() {
    return (this.#invitation?.guests ?? []).filter(isHere);
  }

  tick() {
    if (isOpen(this.#invitation) || this.#guests().length) this.draw();
  }

  // --- what a finger does ---

  #change(change) {
    Object.assign(this.#wish, change);
    this.#key = null;
    this.#error = null;
    this.draw();
    this.#count();
  }

  #condition() {
    const { language: spoken, category: streamed, mostAudience } = this.#wish;
    return { languages: [spoken], categories: streamed ? [streamed] : [], audience: mostAudience === '' ? {} : { max: Number(mostAudience) } };
  }

  /** How many fit now: asked for once the fingers rest. */
  #count() {
    clearTimeout(this.#counting);
    this.#counting = setTimeout(async () => {
      const asked = JSON.stringify(this.#condition());
      try {
        const answer = await this.beckon.call('post', '/v1/conditions/count', { body: this.#condition() });
        if (asked === JSON.stringify(this.#condition())) this.#fit = answer;
      } catch {
        this.#fit = { unknown: true };
      }
      this.draw();
    }, 250);
  }

  async #do(what, work) {
    if (this.#busy) return;
    this.#busy = what;
    this.#error = null;
    this.draw();
    try {
      if (!navigator.onLine) throw new Offline();
      await work();
      this.table.changed(this.host.host);
    } catch (error) {
      this.#error = fault(error);
      tell(this.#error);
      if (isRefused(error, 'invitation-open')) this.#follow(error.problem.invitation);
    } finally {
      this.#busy = null;
      this.draw();
      this.refreshSoon();
    }
  }

  #beckon(event) {
    event.preventDefault();
    if (!this.#loaded) return null;
    return this.#do('beckon', async () => {
      // The same wish, however often it is sent, is one invitation.
      this.#key ??= crypto.randomUUID();
      const { seats, reward, standsSeconds, message } = this.#wish;
      const body = { seats: Number(seats), reward: Number(reward), standsSeconds: Number(standsSeconds), message, condition: this.#condition() };
      this.#invitation = await this.beckon.inviting.invite(body, this.#key);
      this.#key = null;
      tell('The invitation stands. The first offers go out now.');
      this.#look();
      this.#follow(this.#invitation.id);
      focusOn(this.#root, '.standing h3');
    });
  }

  #takeBack() {
    return this.#do('take back', () => this.beckon.inviting.cancel(this.#id));
  }

  #offAir() {
    return this.#do('off air', async () => {
      await this.beckon.presence.goOffline();
      this.table.streamEnded();
    });
  }

  #again() {
    this.#stopWatching();
    this.#done = this.#id;
    this.#invitation = null;
    this.#dwells.clear();
    this.#id = null;
    this.#error = null;
    this.draw();
    this.#live();
    focusOn(this.#root, 'h2');
  }

  // --- what it shows ---

  draw() {
    const { name } = this.host;
    const { purse } = this.beckon.wallet;
    show(this.#root,
      h('article', { class: 'phone inviter', 'aria-label': `Phone of ${name}, who invites` },
        h('header', { class: 'who' }, avatar(name), h('div', null, h('h2', { tabindex: '-1' }, name), h('p', null, purse ? `You, on air · ${count(purse.balance, 'point')}` : 'You, on air'))),
        this.#room(),
        this.#invitation ? this.#standing() : this.#id ? h('p', { class: 'empty' }, 'Looking …') : this.#form(),
        h('p', { class: 'error', role: 'alert' }, this.#error ?? '')));
  }

  #room() {
    const guests = this.#guests();
    const seats = this.#invitation?.seats ?? Number(this.#wish.seats) ?? 1;
    const left = (this.#invitation?.guests ?? []).filter((guest) => guest.visit === 'COMPLETED').length;
    const empty = Math.max(0, seats - guests.length);
    return h('div', { class: 'room' },
      h('div', { class: 'room-top' }, h('span', { class: 'live' }, 'Live'), h('span', null, guests.length ? `${count(guests.length, 'guest')} in your room` : 'Nobody is in your room')),
      h('ul', { class: 'seats', 'aria-label': `${count(guests.length, 'seat')} of ${seats} taken` },
        guests.map((guest) => h('li', { key: guest.host, class: 'seat taken' }, avatar(guest.name), h('span', null, guest.name), h('small', { class: 'tabular' }, guestWords(guest, this.#secondsHere(guest))))),
        Array.from({ length: Math.min(empty, 8) }, (_, at) => h('li', { key: `empty-${at}`, class: 'seat' }, h('span', { class: 'chair', 'aria-hidden': 'true' }), h('span', null, at < left ? 'has left' : 'free')))));
  }

  #form() {
    const wish = this.#wish;
    const select = (label, name, options, read = (value) => value) => h('label', null, h('span', null, label),
      h('select', { name, onchange: (event) => this.#change({ [name]: read(event.target.value) }) },
        options.map(([value, words]) => h('option', { key: String(value), value, selected: String(wish[name]) === String(value) }, words))));
    const number = (label, name, min, max) => h('label', null, h('span', null, label),
      h('input', { type: 'number', name, min, max, required: true, value: wish[name], oninput: (event) => this.#change({ [name]: event.target.value }) }));
    return h('form', { class: 'wish', onsubmit: (event) => this.#beckon(event) },
      h('fieldset', null, h('legend', null, 'Who should come?'),
        select('Language', 'language', this.#round.languages.map((each) => [each, language(each)])),
        select('They stream', 'category', [['', 'anything'], ...this.#round.categories.map((each) => [each, category(each)])]),
        number('Viewers at most', 'mostAudience', 0, 1_000_000_000)),
      h('p', { class: 'fit', role: 'status' }, this.#fitWords()),
      h('fieldset', { class: 'two' }, h('legend', null, 'What do you offer?'),
        number('Seats', 'seats', 1, 20),
        number('Points each', 'reward', 0, 1_000),
        h('p', { class: 'hint' }, this.#holdsWords()),
        select('It stands for', 'standsSeconds', DURATIONS),
        h('label', { class: 'wide' }, h('span', null, 'Your words'), h('input', { name: 'message', maxlength: 200, value: wish.message, oninput: (event) => this.#change({ message: event.target.value }) }))),
      h('button', { type: 'submit', class: 'button primary', 'aria-disabled': waits(this.#busy || !this.#loaded) }, this.#busy === 'beckon' ? 'Beckoning …' : 'Beckon them in'));
  }

  /** What the reward takes out of the wallet, before it is promised. */
  #holdsWords() {
    const { minimumDwellSeconds: stay, usualDwellSeconds: usual } = this.#round;
    const held = Number(this.#wish.reward) * Number(this.#wish.seats);
    const balance = this.beckon.wallet.purse?.balance;
    if (balance === undefined) return 'Looking into your wallet …';
    if (!held) return `Nothing is promised. You have ${count(balance, 'point')}.`;
    if (held > balance) return `That takes ${count(held, 'point')}, and you have ${balance}.`;
    const elsewhere = stay === usual ? '' : ` Elsewhere it is ${span(usual)}.`;
    return `${held} of your ${count(balance, 'point')} are held, for guests who stay ${span(stay)}.${elsewhere}`;
  }

  #fitWords() {
    if (!this.#fit) return 'Counting who fits …';
    if (this.#fit.unknown) return 'How many fit cannot be told right now.';
    const { about, exact } = this.#fit;
    if (about === 0) return 'Nobody online fits. Ask for less.';
    return `${exact ? '' : 'About '}${count(about, 'host')} online ${about === 1 ? 'fits' : 'fit'}.`;
  }

  #standing() {
    const invitation = this.#invitation;
    const open = isOpen(invitation);
    const left = this.beckon.secondsUntil(invitation.deadline) ?? 0;
    const { offered, pushed = 0, seen = 0, accepted, declined = 0 } = invitation.counts;
    const facts = [['Asked', offered], ['Pushed', pushed], ['Seen', seen], ['Accepted', accepted], ['Declined', declined]];
    return h('div', { class: 'standing' },
      h('h3', { tabindex: '-1' }, open ? (invitation.state === 'FILLED' ? 'Every seat is taken' : offered ? 'Waiting for an answer' : 'Looking for hosts who fit …') : ended(invitation)),
      open ? h('p', { class: 'tabular' }, `${clock(left)} left`) : h('p', null, accepted ? `${count(accepted, 'host')} came.` : offered ? 'Nobody came.' : 'Nobody who fits could be asked: they are busy, quiet, or were asked lately.'),
      h('ol', { class: 'funnel', 'aria-label': 'What became of the offers' }, facts.map(([words, value]) => h('li', { key: words, share: offered ? value / offered : 0 }, h('span', null, words), h('b', { class: 'tabular' }, value)))),
      invitation.reward && sums(invitation.reward),
      !open && invitation.reward?.held && !this.#guests().length ? h('p', { key: 'soon', class: 'hint' }, 'What is still held comes back by itself.') : null,
      open
        ? h('button', { key: 'back', type: 'button', class: 'button', 'aria-disabled': waits(this.#busy), onclick: () => this.#takeBack() }, this.#busy === 'take back' ? 'Taking it back …' : 'Take it back')
        : null,
      open || this.#guests().length
        ? h('button', { key: 'off', type: 'button', class: 'button', 'aria-disabled': waits(this.#busy), onclick: () => this.#offAir() }, 'Go off the air')
        : [h('a', { key: 'next', class: 'button primary', href: `/?round=${this.#round.round + 1}` }, 'Next round, other hosts'), h('button', { key: 'again', type: 'button', class: 'button', onclick: () => this.#again() }, 'Ask again')]);
  }
}
