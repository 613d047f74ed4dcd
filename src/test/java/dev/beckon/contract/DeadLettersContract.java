package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What can never work, kept until a person has seen it. */
abstract class DeadLettersContract extends Contract {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** No other test's function. */
  private final String function = "selection-" + NUMBERS.getAndIncrement();

  private static final String RECORD =
      "{\"eventID\":\"1\",\"dynamodb\":{\"NewImage\":{\"kind\":{\"S\":\"INVITATION\"}}}}";

  @Test
  void aDeadLetterIsKeptWholeWithItsReason() {
    stores().deadLetters().keep(function, "1", RECORD, "item without seats");

    assertThat(stores().kept().apply(function))
        .containsExactly("1: " + RECORD + " (item without seats)");
  }

  @Test
  void theSameRecordTwiceIsKeptOnce() {
    stores().deadLetters().keep(function, "1", RECORD, "item without seats");
    stores().deadLetters().keep(function, "1", RECORD, "item without seats");

    assertThat(stores().kept().apply(function)).hasSize(1);
  }

  @Test
  void otherRecordsAndOtherFunctionsHavePlacesOfTheirOwn() {
    stores().deadLetters().keep(function, "1", RECORD, "one");
    stores().deadLetters().keep(function, "2", RECORD, "two");
    stores().deadLetters().keep(function + "x", "1", RECORD, "three");

    assertThat(stores().kept().apply(function)).hasSize(2);
    assertThat(stores().kept().apply(function + "x")).hasSize(1);
  }

  @Test
  void theSameRecordByManyAtOnceIsKeptOnce() {
    Together.times(
        8,
        n ->
            () -> {
              stores().deadLetters().keep(function, "1", RECORD, "one");
              return n;
            });

    assertThat(stores().kept().apply(function)).hasSize(1);
  }
}
