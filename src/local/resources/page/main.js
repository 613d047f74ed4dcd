import { Beckon } from './beckon.js';
import { draw, h, tell } from './dom.js';
import { Guest } from './guest.js';
import { Inviter } from './inviter.js';
import { listen } from './live.js';
import { Trail } from './trail.js';
import { count } from './words.js';

const number = Math.max(1, Number.parseInt(new URLSearchParams(location.search).get('round') ?? '1', 10) || 1);
const tabs = new BroadcastChannel('beckon');
const elsewhere = new Set();
const guests = [];
let inviter = null;
const trail = new Trail(document.getElementById('trail'));

/** What only the runner of one's own machine does. */
async function ask(what, host, scope = '') {
  const answer = await fetch(`/_local/${what}?host=${encodeURIComponent(host)}&scope=${scope}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`${what}: ${answer.status}`);
  return answer.json();
}

const tokens = new Map();

function phoneOf(host) {
  const token = async (refused) => {
    if (refused) tokens.delete(host);
    if (!tokens.has(host)) tokens.set(host, (await ask('token', host)).token);
    return tokens.get(host);
  };
  return new Beckon({ baseUrl: location.origin, token });
}

const PURSE = 500;

/** An operator gives the inviter something to give: once, however often the page is opened. */
async function fill(host) {
  const operator = new Beckon({ baseUrl: location.origin, token: async () => (await ask('token', 'operator', 'admin')).token });
  await operator.call('post', '/v1/admin/grants', { headers: { 'Idempotency-Key': `purse-of-${host}` }, body: { host, points: PURSE, note: 'to play with' } });
}

const table = {
  fill,
  inviter: () => inviter.host,
  removeApp: (host) => ask('app-removed', host),
  /** The same phones in other tabs look again. */
  changed: (host) => tabs.postMessage({ host }),
  /** The trail goes back to where the invitation began. */
  began: (time) => trail.from(time),
  streamEnded: () => guests.forEach((guest) => guest.streamEnded()),
  /** The inviter looks again. */
  moved: () => inviter.refreshSoon(),
};

function drawTop() {
  draw(
    document.getElementById('round'),
    h('span', null, `Round ${number}`),
    h('a', { class: 'button quiet', href: `/?round=${number + 1}` }, 'Next round'),
  );
}

function drawGuests() {
  const note = elsewhere.size ? `${count(elsewhere.size, 'more phone')} rang elsewhere.` : 'Each of them is online and lets itself be asked.';
  draw(document.getElementById('guests-note'), note);
  draw(document.getElementById('phones'), guests.map((guest) => h('article', { key: guest.host.host, class: 'phone', 'aria-label': `Phone of ${guest.host.name}`, own: true })));
  guests.forEach((guest, at) => guest.drawIn(document.getElementById('phones').children[at]));
}

const SETTLED_MILLIS = 1_500;

/** A phone that nobody touched, and that does not ring by then, gives its place to one that rings. */
async function seat(host) {
  if (elsewhere.has(host)) return null;
  await new Promise((settled) => setTimeout(settled, SETTLED_MILLIS));
  const idle = guests.findIndex((guest) => guest.isIdle());
  if (idle < 0) {
    elsewhere.add(host);
    drawGuests();
    return null;
  }
  const beckon = phoneOf(host);
  const newcomer = new Guest({ host, name: host, categories: [] }, beckon, table);
  guests[idle] = newcomer;
  drawGuests();
  newcomer.start();
  beckon.call('get', '/v1/me', {}).then((me) => newcomer.become(me), () => {});
  return newcomer;
}

async function pushed(push) {
  const data = push.payload?.fcmV1Message?.message?.data;
  if (!data) return;
  const host = push.customUserData;
  const ours = data.inviter === inviter.host.host;
  const guest = guests.find((each) => each.host.host === host) ?? (ours && data.news === 'offer' ? await seat(host) : null);
  guest?.pushed(push.payload.fcmV1Message.message);
  if (ours) inviter.refreshSoon();
}

const connection = document.getElementById('connection');

function wake() {
  guests.forEach((guest) => guest.foreground());
  inviter.refresh();
}

function start(round) {
  inviter = new Inviter(document.getElementById('inviter'), round, phoneOf(round.inviter.host), table);
  guests.push(...round.phones.map((host) => new Guest(host, phoneOf(host.host), table)));
  drawGuests();
  document.body.classList.add('ready');
  inviter.start();
  guests.forEach((guest) => guest.start());
  listen({
    push: pushed,
    step: (step) => trail.add(step),
    anew: () => location.reload(),
    gone: () => {
      document.body.classList.add('gone');
      draw(connection, h('p', null, navigator.onLine ? 'The runner does not answer. What you see may be old; this goes on by itself as soon as it is back.' : 'You are offline. What you see may be old; this goes on by itself as soon as you are back.'));
    },
    back: () => {
      document.body.classList.remove('gone');
      draw(connection);
      tell('Back again. Everything is up to date.');
      wake();
    },
  });
  tabs.onmessage = ({ data }) => {
    if (data.host === inviter.host.host) inviter.refresh();
    else guests.find((guest) => guest.host.host === data.host)?.foreground();
  };
  setInterval(() => {
    guests.forEach((guest) => guest.tick());
    inviter.tick();
  }, 1_000);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) wake();
  });
}

async function begin() {
  drawTop();
  trail.draw();
  for (;;) {
    try {
      const answer = await fetch(`/_local/round?round=${number}`);
      const round = await answer.json();
      if (answer.ok) {
        draw(connection);
        start(round);
      } else {
        draw(connection, h('p', null, `No round can be played: ${round.message}.`));
      }
      return;
    } catch {
      draw(connection, h('p', null, 'The runner does not answer. Trying again …'));
      await new Promise((done) => setTimeout(done, 1_000));
    }
  }
}

begin();
