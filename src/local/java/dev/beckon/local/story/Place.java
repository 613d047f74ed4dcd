package dev.beckon.local.story;

import dev.beckon.local.Witness;
import dev.beckon.local.sns.Push;
import java.net.URI;
import java.util.List;

/**
 * Somewhere Beckon is deployed and the story can be told: what the phones see, and what they get.
 */
public interface Place {
  /** Where the HTTP API answers, without a slash at the end. */
  URI url();

  /** A token of this host, valid for an hour. */
  String token(String host);

  /** A token of an operator, with the scope that this takes, valid for an hour. */
  String operatorToken();

  /** Every push so far, oldest first. */
  List<Push> pushes();

  /** How many stream records were given up. */
  int recordsGivenUp();

  /** Sees what phones ask and are answered. */
  default Witness witness() {
    return Witness.NOBODY;
  }

  /** How quick it is. */
  Pace pace();
}
