package dev.beckon.pass;

import dev.beckon.invitation.Visit;

/** Takes guests out of the media server: a pass that runs out cuts no stream. */
public interface RemoveGuest {
  /** For media servers that cannot, or that look at each pass again. */
  RemoveGuest NOBODY = visit -> {};

  /**
   * Takes out the guest of a visit that is over. Who is not there, or not any more, is out; another
   * visit of the same guest is left alone.
   *
   * @throws dev.beckon.invitation.Unavailable when it did not work and may later
   */
  void remove(Visit.Facts visit);
}
