// What each function did, newest first, with its cost.

import { draw, h } from './dom.js';
import { count } from './words.js';

const KEPT = 60;
const EVENTS = {
  'POST /v1/invitations': 'an invitation comes in',
  'GET /v1/invitations/{id}': 'how the invitation stands',
  'GET /v1/invitations': 'the inviter’s invitations',
  'DELETE /v1/invitations/{id}': 'the inviter takes it back',
  'POST /v1/conditions/count': 'how many fit now',
  'GET /v1/offers': 'a phone reads its inbox',
  'GET /v1/offers/{id}': 'a phone looks at an offer',
  'POST /v1/offers/{id}/seen': 'an offer is opened',
  'POST /v1/offers/{id}/accept': 'a host accepts',
  'POST /v1/offers/{id}/decline': 'a host declines',
  'POST /v1/offers/{id}/report': 'a host reports an offer',
  'POST /v1/visits/{id}/heartbeat': 'a guest is in the room',
  'POST /v1/visits/{id}/leave': 'a guest leaves',
  'GET /v1/visits/{id}': 'a guest looks at the visit',
  'GET /v1/me': 'a phone asks who it is',
  'PUT /v1/me/presence': 'a host’s app is open',
  'DELETE /v1/me/presence': 'a host goes off the air',
  'PUT /v1/me/devices/{deviceId}': 'a phone registers',
  'GET /v1/me/preferences': 'a phone reads its settings',
  'PUT /v1/me/preferences': 'a host changes the settings',
  'GET /v1/wallet': 'a phone looks into its wallet',
  'POST /v1/admin/grants': 'an operator puts points into a wallet',
};
// Phones coming and going, and looks at how things stand: true of any app, and no part of an invitation's way.
const ASIDE = /^(GET |PUT \/v1\/me|POST \/v1\/(conditions|admin)|schedule)/;

const units = (number) => (Number.isInteger(number) ? String(number) : number.toFixed(1));

export class Trail {
  #root;
  #steps = [];
  #all = false;
  #drawing = 0;
  #since = Date.now();

  constructor(root) {
    this.#root = root;
  }

  /** Steps from then on belong to what is seen on the page. */
  from(time) {
    this.#since = Math.min(this.#since, time);
    this.draw();
  }

  add(step) {
    const last = this.#steps[0];
    const same = last && last.function === step.function && last.trigger === step.trigger && last.words === step.words && ASIDE.test(step.trigger);
    if (same) {
      this.#steps[0] = { ...step, number: last.number, times: (last.times ?? 1) + 1, writeUnits: last.writeUnits + step.writeUnits, readUnits: last.readUnits + step.readUnits };
    } else {
      this.#steps.unshift(step);
      this.#steps.length = Math.min(this.#steps.length, 400);
    }
    cancelAnimationFrame(this.#drawing);
    this.#drawing = requestAnimationFrame(() => this.draw());
  }

  draw() {
    const shown = this.#steps.filter((step) => Date.parse(step.at) >= this.#since && (this.#all || !ASIDE.test(step.trigger)));
    const sum = (name) => shown.reduce((total, step) => total + (step[name] ?? 0), 0);
    draw(this.#root,
      h('div', { class: 'side-head' },
        h('h2', { id: 'trail-title' }, 'What the functions did'),
        h('label', { class: 'check' }, h('input', { type: 'checkbox', checked: this.#all, onchange: (event) => { this.#all = event.target.checked; this.draw(); } }), h('span', null, 'Also what phones ask by themselves')),
        shown.length > 0 && h('p', { class: 'sum' }, `${count(shown.length, 'step')}: `, h('b', null, units(sum('writeUnits'))), ' write and ', h('b', null, units(sum('readUnits'))), ' read units of DynamoDB')),
      shown.length
        ? h('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'What the functions did, newest first' }, h('table', null,
          h('thead', null, h('tr', null, ['When', 'Function', 'What happened', 'Outcome', 'Took', 'Write units', 'Read units'].map((each, at) => h('th', { key: each, scope: 'col', class: at > 3 ? 'number' : null }, each)))),
          h('tbody', null, shown.slice(0, KEPT).map((step) => this.#row(step)))))
        : h('p', { class: 'empty' }, 'Nothing yet. Beckon somebody in, and each step shows here with what it cost.'));
  }

  #row(step) {
    const words = EVENTS[step.trigger] ?? this.#stream(step) ?? step.trigger;
    return h('tr', { key: String(step.number) },
      h('td', { class: 'tabular' }, new Date(step.at).toLocaleTimeString('en-GB')),
      h('td', null, h('span', { class: `function f-${step.function}` }, step.function)),
      h('td', null, words, step.times > 1 ? h('small', null, ` × ${step.times}`) : null),
      h('td', { class: step.words === 'ok' ? null : 'bad' }, step.words),
      h('td', { class: 'number tabular' }, `${step.millis} ms`),
      h('td', { class: 'number tabular' }, units(step.writeUnits ?? 0)),
      h('td', { class: 'number tabular' }, units(step.readUnits ?? 0)));
  }

  #stream(step) {
    const records = /(\d+) records?$/.exec(step.trigger)?.[1];
    if (step.trigger.startsWith('schedule')) return 'a look at what is due';
    if (step.function === 'selection') return 'picks hosts and writes their offers';
    if (step.function === 'fanout') return `pushes, or takes back (${count(Number(records), 'record')})`;
    return null;
  }
}
