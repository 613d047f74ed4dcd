// What people read: reasons, faults, times, names.

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

export const language = (code) => LANGUAGES.of(code) ?? code;

export const category = (id) => id.replace(/^tag-/, 'category ');

export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** Seconds as a clock shows them. */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Seconds as somebody would say them. */
export function span(seconds) {
  if (seconds < 60) return count(Math.max(0, Math.round(seconds)), 'second');
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds % 60);
  return rest ? `${count(minutes, 'minute')} ${rest} s` : count(minutes, 'minute');
}

/** Why a host is not let in: a headline and what it means. */
export function refusal(reason, inviter) {
  switch (reason) {
    case 'full': return ['Others were quicker', `Every seat in ${inviter}'s room is taken. If one comes free, this invitation opens again.`];
    case 'expired': return ['This invitation is over', `Its time ran out before an answer came. ${inviter} may ask again later.`];
    case 'cancelled': return ['Taken back', `${inviter} took the invitation back.`];
    case 'room-ended': return ['The room is off the air', `${inviter} has stopped streaming.`];
    case 'visit-ended': return ['Your visit is over', 'You were in this room before. One invitation is one visit.'];
    case 'already-visiting': return ['You are in another room', 'Leave it first: a host is in one room at a time.'];
    case 'declined': return ['You declined', 'Nothing more to do here.'];
    default: return ['Not let in', `The answer was: ${reason}.`];
  }
}

/** How an offer that cannot be accepted any more stands, as a reason; null while it can. */
export function closedBecause(offer, secondsLeft) {
  if (offer.state === 'DECLINED') return 'declined';
  if (offer.state === 'ACCEPTED') return 'visit-ended';
  if (offer.state === 'RESCINDED') return 'full';
  if (offer.state === 'CANCELLED') return 'cancelled';
  if (offer.state === 'EXPIRED' || secondsLeft <= 0) return 'expired';
  return null;
}

/** How an invitation ended, for its inviter. */
export function ended(invitation) {
  switch (invitation.endedAs) {
    case 'FILLED': return 'Every seat was taken';
    case 'EXPIRED': return 'Its time ran out';
    case 'CANCELLED': return 'You took it back';
    case 'EXHAUSTED': return 'Nobody is left to ask';
    case 'ROOM_ENDED': return 'You went off the air';
    default: return 'It is over';
  }
}

/** Why a reward is not given. */
function withheld(reward) {
  switch (reward.reason) {
    case 'PAIR_CAP': return 'you two have rewarded each other often enough today';
    case 'DAY_CAP': return 'you were rewarded as often as a host can be in a day';
    case 'SAME_PERSON': return 'the two of you share a phone';
    default: return `they are for who stays ${span(reward.minimumDwellSeconds)} or longer`;
  }
}

/** How the reward stands while the guest is in the room. */
export function thanksWords(reward, secondsLeft) {
  const points = count(reward.points, 'point');
  switch (reward.state) {
    case 'HELD': return secondsLeft > 0 ? `${points} in ${clock(secondsLeft)}` : `${points}, any moment`;
    case 'EARNED': return `${points} are on their way`;
    case 'SETTLED': return `${points} are yours`;
    default: return 'none this time';
  }
}

/** What came of the reward once a visit is over. */
export function rewardWords(reward, inviter) {
  switch (reward?.state) {
    case 'EARNED': return `${count(reward.points, 'point')} are on their way to you; ${inviter} says thank you.`;
    case 'SETTLED': return `${count(reward.points, 'point')} are in your wallet; ${inviter} says thank you.`;
    case 'RELEASED': return `No points: ${withheld(reward)}. ${inviter} says thank you all the same.`;
    case 'REVERSED': return 'The points were taken back again.';
    default: return `${inviter} says thank you for the visit.`;
  }
}

/** The browser knows that there is no way to anybody: not worth a try. */
export class Offline extends Error {}

const said = (problem) => problem.faults?.map((each) => `${each.pointer.replace(/^\//, '')} ${each.detail}`).join('; ');

/** What went wrong with a call, for whoever pressed the button. */
export function fault(error) {
  if (error instanceof Offline) return 'You are offline. Nothing was sent; try again when you are back.';
  if (error.kind === 'unreachable' || error instanceof TypeError) return 'No answer came. Try again: it is done once, however often you press.';
  if (error.kind !== 'refused') return 'Something went wrong on the other side. Try again.';
  const { problem } = error;
  switch (problem.type.split('/').pop()) {
    case 'invitation-open': return 'Your room has an open invitation already. Here it is.';
    case 'too-many-invitations': return 'You have invited as often as you may for now. Try the next round.';
    case 'balance-too-small': return `The rewards may come to ${count(problem.needed, 'point')}, and you have ${problem.balance}. Offer less.`;
    case 'invitation-ended': return 'It was over before.';
    case 'busy': return 'Too busy right now. Nothing is lost; try again.';
    case 'invalid': return `Not taken: ${said(problem)}.`;
    default: return `${problem.title}.`;
  }
}
