export { type Background, Beckon, type Options, type Pushed, type Registration } from "./beckon.ts";
export type { Clock } from "./clock.ts";
export {
  type Failure,
  isRefused,
  NotUnderstood,
  type ProblemName,
  type ProblemNamed,
  Refused,
  SignedOut,
  Unreachable,
} from "./failures.ts";
export type { Inbox } from "./inbox.ts";
export type { Inviting } from "./inviting.ts";
export type { Presence, Standing } from "./presence.ts";
export { offerOfLink, type PushNews, readPush } from "./push.ts";
export type { Stay } from "./stay.ts";
export type { Wallet } from "./wallet.ts";
export type {
  Availability,
  ConditionWished,
  DeviceToken,
  Entry,
  EntryPage,
  Invitation,
  Offer,
  Pass,
  Preferences,
  PreferencesToKeep,
  Problem,
  Profile,
  Purse,
  Reach,
  Report,
  Reward,
  RewardState,
  VisitState,
  Wish,
} from "./wire.ts";
