package dev.beckon.meter;

import java.util.Locale;

/**
 * What an invitation is made of, and what each step may cost at most: the design's ceiling where it
 * has one, else what the step cost when it was last looked at.
 */
enum Step {
  CREATE("create, no reward, terms included", 6, 1, 1),
  CREATE_REWARDED("create, with escrow, terms included", 10, 1, 1),
  CREATE_AGAIN("the same create once more", 6, 0, 2),
  SELECT("selection of 50", 0, 0, 4.5),
  WAVE("the first wave, whatever its offers; selection apart", 2, 2, 1.5),
  NEXT_WAVE("another wave, whatever its offers", 1, 2, 1.5),
  TIMER("a timer goes off, and no wave is wanted", 0, 0, 0.5),
  LOOK("the same, woken by the stream", 1, 2, 1.5),
  COUNT("how many would fit, profile included", 0, 0, 4.5),
  OFFER("one offer: asked, put, sent", 3, 2, 0),
  OFFER_OWN_NUMBERS("the same, of a host with numbers of their own", 3, 2, 0),
  OFFER_FIRST_OF_DAY("the same, the first after a night of quiet hours", 4, 2, 0),
  OFFER_FULL_LIST("the same, when the list of askings is put in order", 4, 2, 0),
  OFFER_SUPPRESSED("one offer, suppressed", 2, 0, 0),
  OFFER_FRIEND("one offer of a friend who is let through", 4, 2, 0.5),
  OFFER_MUTES("one offer to a host who mutes a hundred", 7, 2, 0),
  PUSH("of it one push, to two phones", 1, 1, 0),
  WAVE_LIST("whom a wave asks, noted, 20 hosts", 1, 0, 0),
  WITHDRAW("20 phones are told that it is closed", 1, 0, 10.5),
  ACCEPT("accept, won", 6, 1, 1),
  ACCEPT_EARLY("accept, won before the push has left", 6, 2, 1),
  ACCEPT_AGAIN("accept, once more", 0, 0, 3),
  ACCEPT_FULL("accept, lost to a full room known as such", 2, 0, 3),
  DECLINE("decline", 1, 1, 2),
  NOT_TONIGHT("decline, and not tonight", 2, 1, 3),
  REPORT("report", 3, 1, 2),
  INBOX("inbox of 8 offers", 0, 0, 5),
  OUTCOME("what became of 20 offers, for the inviter", 0, 0, 10.5),
  GUESTS("who came, how long, who came back: 3 guests", 0, 0, 6),
  JOIN("the first beat of a guest", 1, 2, 0),
  BEAT("a beat of a guest", 1, 0, 0),
  BEAT_AGAIN("the same beat once more", 1, 0, 0),
  BEAT_LOOKS("a beat that looks whether the room is still on air", 1, 0, 0.5),
  BEAT_PASS("a beat that is answered with a fresh pass", 1, 0, 1),
  BEAT_UNTICKETED("a beat without a ticket", 1, 0, 2),
  SETTLE("a beat that earns the reward, and its settlement", 12, 0, 1),
  SETTLE_LATE("leaving at the very moment, and the settlement", 16, 3, 0),
  SETTLE_REFUSED("a beat that earns what a cap withholds", 16, 0, 1),
  LEAVE("end of a visit", 4, 1, 0),
  LEAVE_UNTICKETED("end of a visit, without a ticket", 4, 1, 1),
  COME_BACK("a guest comes back by themselves", 1, 0, 0),
  NO_SHOW("a no-show, whose seat is free again", 6, 1, 0),
  CANCEL("end of an invitation, by its inviter", 4, 1, 2),
  CANCEL_REWARDED("the same, and what was held comes back", 8, 1, 2),
  WALLET("what a host has", 0, 0, 1),
  ENTRIES("twenty lines of a wallet", 0, 0, 1.5),
  GRANT("a grant", 6, 0, 0),
  REVERSE("a reward is taken back", 12, 0, 1),
  RENEW("the room is still on air", 1, 0, 0),
  SWEEP("cleanup's look at what is due, when nothing is", 0, 0, 2),
  SWEEP_WAKES("the same, when a timer got lost", 2, 2, 2),
  SWEEP_GOES_ON("the same, when an invitation and a visit are that go on", 2, 4, 2),

  /**
   * The design allows 180 WCU and 18 RCU for the rewarded one, the selection included; the list
   * that a selection leaves for the next waves takes it 2 WCU beyond.
   */
  LIFE("a whole life: 20 offers, 3 guests for 5 minutes each", 148, 72, 18),

  LIFE_REWARDED("the same, each guest rewarded", 180, 72, 18),

  APPEAR("a host's app is opened", 3, 0, 1),
  HOST_BEAT("a beat of a host", 0, 0, 0),
  HOST_RENEWAL("a beat of a host that renews the lease", 2, 0, 0),
  HOST_RENEWAL_AGAIN("the same beat once more", 2, 0, 0),
  HOST_HOUR("an hour of a host, 80 beats", 18, 0, 0),
  GO_OFFLINE("a host signs out", 3, 0, 2);

  private final String title;
  private final double writes;
  private final double indexWrites;
  private final double reads;

  Step(String title, double writes, double indexWrites, double reads) {
    this.title = title;
    this.writes = writes;
    this.indexWrites = indexWrites;
    this.reads = reads;
  }

  /** Whether the bill stays below every ceiling of this step. */
  boolean allows(Bill bill) {
    return bill.writeUnits() <= writes
        && bill.indexWriteUnits() <= indexWrites
        && bill.readUnits() <= reads;
  }

  /** The ceilings in words. */
  String ceilings() {
    return String.format(
        Locale.ROOT,
        "at most %.0f WCU, %.0f WCU of the index, %.1f RCU",
        writes,
        indexWrites,
        reads);
  }

  /** The head of the table. */
  static String head() {
    return "| step | WCU | index WCU | RCU | requests |%n| --- | ---: | ---: | ---: | ---: |"
        .formatted();
  }

  /** This step's row of the table. */
  String row(Bill bill) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %s | %d |",
        title,
        bill.writeUnits(),
        bill.indexWriteUnits(),
        bill.readUnits() % 1 == 0
            ? Long.toString((long) bill.readUnits())
            : Double.toString(bill.readUnits()),
        bill.calls());
  }
}
