import type { Problem } from "./wire.ts";

const PROBLEMS = "https://beckon.dev/problems/";

type NameIn<Type> = Type extends `${typeof PROBLEMS}${infer Name}` ? Name : never;

/** The last part of a problem's `type`, such as `offer-refused`. */
export type ProblemName = NameIn<Problem["type"]>;

/** The problem documents of that name. */
export type ProblemNamed<N extends ProblemName> = Extract<Problem, { type: `${typeof PROBLEMS}${N}` }>;

/** Beckon said no, and why. Doing the same again gets the same, but for `busy` and `too-many-invitations`. */
export class Refused<P extends Problem = Problem> extends Error {
  readonly kind = "refused";

  /** `retryAfterSeconds` is there when Beckon said when to come back. */
  constructor(
    readonly problem: P,
    readonly retryAfterSeconds?: number,
  ) {
    super(problem.title);
    this.name = "Refused";
  }

  /** Whether it is this problem; its own fields can be read then: `error.is("offer-refused") && error.problem.reason`. */
  is<N extends ProblemName>(name: N): this is Refused<ProblemNamed<N>> {
    return this.problem.type === PROBLEMS + name;
  }
}

/** No answer of Beckon's, however often it was tried. What was asked for may or may not have happened; it can be repeated. */
export class Unreachable extends Error {
  readonly kind = "unreachable";

  /** `status` is there when something on the way answered, API Gateway perhaps. */
  constructor(
    readonly status: number | undefined,
    readonly retryAfterSeconds: number | undefined,
    cause: unknown,
  ) {
    super(status === undefined ? "Beckon cannot be reached" : `Beckon cannot be reached: ${status}`, { cause });
    this.name = "Unreachable";
  }
}

/** The token was not taken, nor the next one. */
export class SignedOut extends Error {
  readonly kind = "signed-out";

  constructor() {
    super("The host is not signed in");
    this.name = "SignedOut";
  }
}

/** An answer that is not in the contract: a wrong `baseUrl`, or a page of the network the phone is in. */
export class NotUnderstood extends Error {
  readonly kind = "not-understood";

  constructor(readonly status: number) {
    super(`An answer that is not Beckon's: ${status}`);
    this.name = "NotUnderstood";
  }
}

/** All that a call may throw; `kind` tells them apart. */
export type Failure = Refused | Unreachable | SignedOut | NotUnderstood;

export const isRefused = <N extends ProblemName>(error: unknown, name: N): error is Refused<ProblemNamed<N>> =>
  error instanceof Refused && error.is(name);

/** Whether this is a problem document of Beckon's. */
export const isProblem = (json: unknown): json is Problem => {
  const type = (json as { type?: unknown } | null)?.type;
  return typeof type === "string" && type.startsWith(PROBLEMS);
};
