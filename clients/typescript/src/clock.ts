/** The device's clock and timer, handed in so that tests need not wait. */
export interface Clock {
  /** Milliseconds of a clock that nobody can set; where it began means nothing. */
  now(): number;
  /** Calls once so many milliseconds have passed; what it gives takes that back. */
  after(millis: number, call: () => void): () => void;
}

export const deviceClock: Clock = {
  now: () => performance.now(),
  after: (millis, call) => {
    const timer = setTimeout(call, millis);
    return () => clearTimeout(timer);
  },
};

export const pause = (clock: Clock, millis: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(millis, resolve);
  });
