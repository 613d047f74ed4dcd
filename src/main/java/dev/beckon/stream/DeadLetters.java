package dev.beckon.stream;

/** Where a function keeps, whole, what can never work, until a person has seen it. */
public interface DeadLetters {

  /**
   * Keeps a record. The same record twice is kept once.
   *
   * @param function whose dead-letter place it is
   * @param recordId names the record among those of the function
   * @param record the record as it came, JSON
   * @param why what went wrong with it
   * @throws dev.beckon.invitation.Unavailable when it could not be kept
   */
  void keep(String function, String recordId, String record, String why);
}
