import type { components, paths } from "../generated/contract.ts";

type Schemas = components["schemas"];

export type Profile = Schemas["Profile"];
export type Me = Schemas["Me"];
export type DeviceToken = Schemas["DeviceToken"];
export type Preferences = Schemas["Preferences"];
export type PreferencesToKeep = Schemas["PreferencesToKeep"];
export type Availability = Schemas["Availability"];
export type Reach = Schemas["Reach"];
export type Wish = Schemas["Wish"];
export type ConditionWished = Schemas["ConditionWished"];
export type Invitation = Schemas["Invitation"];
export type Offer = Schemas["Offer"];
export type Report = Schemas["Report"];
export type Visit = Schemas["Visit"];
export type GrantedVisit = Schemas["GrantedVisit"];
export type JoinedVisit = Schemas["JoinedVisit"];
export type EndedVisit = Schemas["EndedVisit"];
export type VisitState = Schemas["VisitState"];
export type Pass = Schemas["Pass"];
/** What a visit was promised, and what became of it. */
export type Reward = NonNullable<Visit["reward"]>;
export type RewardState = Schemas["RewardState"];
/** What is in a wallet, and how often its host was rewarded of late. */
export type Purse = Schemas["Wallet"];
export type Entry = Schemas["Entry"];
export type EntryPage = Schemas["EntryPage"];

export type Method = "get" | "put" | "post" | "delete";

/** The paths that have this method. */
export type PathWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

export type Operation<M extends Method, P extends PathWith<M>> = paths[P] extends Record<M, infer O> ? O : never;

type Part<O, Name extends string> = O extends { parameters: infer All }
  ? Name extends keyof All
    ? Exclude<All[Name], undefined>
    : never
  : never;
type Body<O> = O extends { requestBody?: { content: { "application/json": infer B } } } ? B : never;
type Given<Name extends string, T> = [T] extends [never] ? unknown : { [N in Name]?: T };
type Needed<Name extends string, T> = [T] extends [never] ? unknown : { [N in Name]: T };

/** What a call takes beside method and path. */
export type Input<O> = Needed<"path", Part<O, "path">> &
  Given<"query", Part<O, "query">> &
  Given<"headers", Part<O, "header">> &
  (O extends { requestBody: object } ? Needed<"body", Body<O>> : Given<"body", Body<O>>);

type Documents<O, Type extends string> = O extends { responses: infer All }
  ? { [S in keyof All]: All[S] extends { content: infer C } ? (Type extends keyof C ? C[Type] : never) : never }
  : never;
type Successes<D> = D extends Record<never, never> ? D[keyof D & (200 | 201)] : never;

/** What a call gives: the document of 200 or 201, undefined where there is none. */
export type Output<O> = [Successes<Documents<O, "application/json">>] extends [never]
  ? undefined
  : Successes<Documents<O, "application/json">>;

type ProblemsOf<O> = Documents<O, "application/problem+json">[keyof Documents<O, "application/problem+json">];
type ProblemsAt<P extends keyof paths> = {
  [M in Method]: paths[P] extends Record<M, infer O> ? (O extends object ? ProblemsOf<O> : never) : never;
}[Method];

/** Every problem document of the contract; `type` tells which it is. */
export type Problem = { [P in keyof paths]: ProblemsAt<P> }[keyof paths];
