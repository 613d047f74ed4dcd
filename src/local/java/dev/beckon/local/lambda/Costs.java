package dev.beckon.local.lambda;

import dev.beckon.meter.Bill;

/** What each instance of a function costs. */
@FunctionalInterface
public interface Costs {
  /** Nobody reckons. */
  Costs UNKNOWN = (function, instance) -> Bill.NOTHING;

  /** What this instance has come to since it was asked for last. */
  Bill take(String function, int instance);
}
