// What the phone of an asked host shows. Each screen is drawn out of what it is given, and tells `act` what was pressed.

import { h, waits } from './dom.js';
import { category, clock, count, language, refusal, rewardWords, span, thanksWords } from './words.js';

const hueOf = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);

/** A host's picture: the end of the name on a colour of the host's own. */
export const avatar = (name) => h('span', { class: 'avatar', hue: hueOf(name), 'aria-hidden': 'true' }, name.slice(-2).toUpperCase());

const button = (words, press, busy, kind = 'button') => h('button', { type: 'button', class: kind, 'aria-disabled': waits(busy), onclick: press }, words);

const heading = (words) => h('h4', { tabindex: '-1' }, words);

const fact = (name, value, kind) => h('div', null, h('dt', null, name), h('dd', { class: kind }, value));

const wallet = (purse, kind) => purse && fact('Wallet', count(purse.balance, 'point'), kind);

/** Who holds it, and whether they can be asked: `standing` is a class and the words for it. */
export function who(host, standing) {
  const { name, language: spoken, categories = [], audience = 0 } = host;
  const viewers = count(audience, 'viewer').replace(' ', '\u00a0');
  const about = [spoken && language(spoken), ...categories.slice(0, 1).map(category), viewers].filter(Boolean).join(' · ');
  return h('header', { class: 'who' },
    avatar(name),
    h('div', null, h('h3', { tabindex: '-1' }, name), h('p', null, about)),
    h('span', { class: `dot ${standing[0]}`, role: 'img', 'aria-label': standing[1] }));
}

/** Pushes that can be opened, what became of others, and the settings. */
export function home({ notices, loaded, inviter, purse, quiet, muted, busy }, act) {
  return [
    h('div', { class: 'notices' }, notices.map((each) => notice(each, act))),
    !notices.length && h('p', { class: 'empty' }, loaded ? 'Nobody beckons. When somebody does, it shows here.' : 'Signing in …'),
    h('dl', { class: 'purse' }, wallet(purse, 'tabular')),
    h('div', { class: 'settings', role: 'group', 'aria-label': 'Settings' },
      toggle('Do not disturb', quiet, busy, act.disturb),
      toggle(`Mute ${inviter.name}`, muted, busy, act.mute),
      button('Remove the app from this phone', act.remove, busy, 'link')),
  ];
}

function notice({ offer, closed, secondsLeft }, act) {
  const from = offer.inviter.name;
  return h('button', { key: offer.id, type: 'button', class: closed ? 'notice closed' : 'notice', onclick: () => act.open(offer.id) },
    h('strong', null, closed ? refusal(closed, from)[0] : `${from} beckons you in`),
    h('span', null, closed ? `${from}'s invitation` : offer.message || 'Come into my room.'),
    h('span', { class: 'left-time' }, closed ? 'closed' : `${clock(secondsLeft)} left`));
}

const toggle = (words, on, busy, press) => h('button', { type: 'button', class: 'switch', role: 'switch', 'aria-checked': String(Boolean(on)), 'aria-disabled': waits(busy), onclick: press },
  h('span', null, words), h('i', { 'aria-hidden': 'true' }));

/** An offer that can be accepted. */
export function card({ offer, secondsLeft, busy }, act) {
  const from = offer.inviter.name;
  const whole = offer.offeredAt ? (Date.parse(offer.expiresAt) - Date.parse(offer.offeredAt)) / 1_000 : secondsLeft;
  return h('div', { class: 'offer' },
    h('div', { class: 'from' }, avatar(from), heading(`${from} beckons you in`)),
    h('blockquote', null, offer.message || 'Come into my room.'),
    h('dl', null,
      fact('Room', `${from}'s, live now`),
      offer.reward && fact('Thank-you', `${count(offer.reward.points, 'point')} after ${clock(offer.reward.minimumDwellSeconds)}`),
      fact('Time left', clock(secondsLeft), 'tabular')),
    h('span', { class: 'bar', share: Math.max(0, Math.min(1, secondsLeft / Math.max(1, whole))), 'aria-hidden': 'true' }),
    button(busy === 'accept' ? 'Taking a seat …' : 'Accept', () => act.accept(offer), busy, 'button primary'),
    h('div', { class: 'pair' },
      button('Decline', () => act.decline(offer.id, false), busy),
      button('Not tonight', () => act.decline(offer.id, true), busy)),
    button('Decide later', act.back, null, 'link'));
}

/** One that cannot, and why. */
export function closedCard(reason, offer, act) {
  const [headline, meaning] = refusal(reason, offer.inviter.name);
  return h('div', { class: 'offer over' }, heading(headline), h('p', null, meaning), button('Back', act.back));
}

/** In the room: the time here is the phone's own count, what is attested is the server's. */
export function room({ stay, inviter, purse, secondsHere, busy }, act) {
  const { reward } = stay;
  const paid = reward?.state === 'SETTLED';
  const share = paid ? 1 : stay.rewardInSeconds === undefined ? 0 : 1 - stay.rewardInSeconds / reward.minimumDwellSeconds;
  return h('div', { class: 'inside' },
    h('div', { class: 'stage' }, h('span', { class: 'live' }, 'Live'), avatar(inviter), heading(`In ${inviter}'s room`)),
    h('dl', null,
      fact('You are here for', clock(secondsHere), 'tabular big'),
      fact('Attested so far', span(stay.dwellSeconds), 'tabular'),
      reward && fact('Thank-you', thanksWords(reward, stay.rewardInSeconds), paid ? 'tabular good' : 'tabular'),
      wallet(purse, paid ? 'tabular good' : 'tabular')),
    reward && h('span', { class: paid ? 'bar good' : 'bar', share, 'aria-hidden': 'true' }),
    button(busy === 'leave' ? 'Leaving …' : 'Leave the room', act.leave, busy));
}

export function left({ stay, inviter, purse }, act) {
  return h('div', { class: 'left' },
    heading(stay.state === 'NO_SHOW' ? 'You did not come in' : `You stayed ${span(stay.dwellSeconds)}`),
    h('p', null, rewardWords(stay.reward, inviter)),
    h('dl', { class: 'purse' }, wallet(purse, stay.reward?.state === 'SETTLED' ? 'tabular good' : 'tabular')),
    button('Done', act.back));
}

export function removed(busy, act) {
  return h('div', { class: 'removed' },
    h('p', { class: 'empty' }, 'The app is gone from this phone. Beckon learns it from the next push that does not arrive.'),
    button(busy === 'install' ? 'Installing …' : 'Install it again', act.install, busy));
}
