package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.ledger.Account;
import dev.beckon.invitation.ledger.Cause;
import dev.beckon.invitation.ledger.Reward;
import dev.beckon.invitation.ledger.Transfer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Adds up all points in a table, which has to be at rest meanwhile: it is scanned, so that is for a
 * person to do and no function ever does.
 */
public final class LedgerAudit {
  /** So many faults are told; the figures count them all. */
  private static final int MOST_FAULTS = 50;

  private final DynamoDbClient client;
  private final String beckonTable;

  private final Map<HostId, Long> balances = new HashMap<>();
  private final Map<HostId, Long> lines = new HashMap<>();
  private final Map<InvitationId, Long> held = new HashMap<>();
  private final Map<InvitationId, Long> escrowed = new HashMap<>();
  private final Map<String, Integer> settlements = new HashMap<>();
  private final Map<Cause, Integer> transfers = new EnumMap<>(Cause.class);
  private final List<String> faults = new ArrayList<>();
  private long betweenWallets;
  private long putIn;
  private long owed;
  private int negative;
  private int twice;
  private int entries;
  private final List<Item> visits = new ArrayList<>();

  /** Reads nothing yet. */
  public LedgerAudit(DynamoDbClient client, String beckonTable) {
    this.client = client;
    this.beckonTable = beckonTable;
  }

  /**
   * What is in the books.
   *
   * @param putIn what operators put in
   * @param inWallets what hosts have
   * @param held what invitations hold
   * @param owed what reversals could not take; it is in nobody's wallet
   * @param drift what was made, or lost below zero; 0 when all is well
   * @param negativeBalances accounts below zero
   * @param doubleSettlements visits that were paid more than once
   * @param transfers how often points moved, by why
   * @param faults what does not fit, in words; 50 at most
   */
  public record Books(
      long putIn,
      long inWallets,
      long held,
      long owed,
      long drift,
      int negativeBalances,
      int doubleSettlements,
      int wallets,
      int lines,
      Map<Cause, Integer> transfers,
      List<String> faults) {
    public Books {
      transfers = new EnumMap<>(transfers);
      faults = List.copyOf(faults);
    }

    /** Whether everything adds up. */
    public boolean addUp() {
      return drift == 0 && negativeBalances == 0 && doubleSettlements == 0 && faults.isEmpty();
    }
  }

  /** Reads every item, once, by a scan. */
  public Books books() {
    return books(
        reader ->
            client
                .scanPaginator(request -> request.tableName(beckonTable).consistentRead(true))
                .items()
                .forEach(reader));
  }

  /**
   * Adds up what is read in another way.
   *
   * @param items hands over every item that has to do with points, once
   */
  public Books books(Consumer<Consumer<Map<String, AttributeValue>>> items) {
    items.accept(attributes -> add(Item.of(attributes)));
    visits.forEach(this::visit);
    return balanced();
  }

  private void add(Item item) {
    String sort = item.text(Schema.SK);
    if (sort.equals(Schema.wallet(new HostId("any")).sk())) {
      wallet(item);
    } else if (sort.startsWith(Schema.entriesFrom())) {
      entries++;
      entry(LedgerItems.entry(item));
    } else if (item.has(Schema.HELD)) {
      head(item);
    } else if (item.has(Schema.REWARD_STATE)) {
      visits.add(item);
    }
  }

  private void wallet(Item item) {
    HostId host = Schema.hostOf(item.text(Schema.PK));
    long balance = item.number(Schema.BALANCE, 0);
    balances.put(host, balance);
    if (balance < 0) {
      negative++;
      fault("the wallet of %s is below zero: %d", host, balance);
      return;
    }
    owed += LedgerItems.wallet(item).owed().value();
  }

  private void entry(Transfer.Line line) {
    HostId host = ((Account.Wallet) line.account()).host();
    lines.merge(host, line.amount(), Long::sum);
    // What goes from wallet to wallet has a line in each.
    if (!(line.counter() instanceof Account.Wallet) || line.amount() > 0) {
      transfers.merge(line.cause(), 1, Integer::sum);
    }
    if (line.counter() instanceof Account.Escrow escrow) {
      escrowed.merge(escrow.invitation(), -line.amount(), Long::sum);
    } else if (line.counter() instanceof Account.Operator) {
      putIn += line.amount();
    } else {
      betweenWallets += line.amount();
    }
    if (line.cause() == Cause.SETTLEMENT
        && settlements.merge(host + " " + line.about(), 1, Integer::sum) > 1) {
      twice++;
      fault("the visit %s of %s was paid more than once", line.about(), host);
    }
  }

  private void head(Item item) {
    InvitationId id = Schema.invitationOf(item.text(Schema.PK));
    held.put(id, item.number(Schema.HELD));
    if (item.number(Schema.HELD) < 0) {
      negative++;
      fault("the invitation %s holds less than nothing: %d", id, item.number(Schema.HELD));
    }
  }

  /** What the visit says and what was paid for it have to fit. */
  private void visit(Item item) {
    Visit visit = OfferItems.visit(item).orElseThrow();
    Visit.Facts facts = visit.facts();
    boolean paid =
        visit.reward() instanceof Reward.Settled || visit.reward() instanceof Reward.Reversed;
    if (paid != settlements.containsKey(facts.guest() + " " + facts.id())) {
      fault("the visit %s of %s is %s", facts.id(), facts.guest(), visit.reward().state());
    }
  }

  private Books balanced() {
    Stream.concat(balances.keySet().stream(), lines.keySet().stream())
        .distinct()
        .filter(host -> !amount(balances, host).equals(amount(lines, host)))
        .forEach(
            host ->
                fault(
                    "the wallet of %s has %d, its lines come to %d",
                    host, amount(balances, host), amount(lines, host)));
    Stream.concat(held.keySet().stream(), escrowed.keySet().stream())
        .distinct()
        .filter(id -> !Objects.equals(amount(held, id), amount(escrowed, id)))
        .forEach(
            id ->
                fault(
                    "the invitation %s holds %d, the lines that name it come to %d",
                    id, amount(held, id), amount(escrowed, id)));
    if (betweenWallets != 0) {
      fault("what went from wallet to wallet comes to %d, not to nothing", betweenWallets);
    }
    long inWallets = balances.values().stream().mapToLong(Long::longValue).sum();
    long inEscrows = held.values().stream().mapToLong(Long::longValue).sum();
    return new Books(
        putIn,
        inWallets,
        inEscrows,
        owed,
        inWallets + inEscrows - putIn,
        negative,
        twice,
        balances.size(),
        entries,
        transfers,
        faults);
  }

  private static <K> Long amount(Map<K, Long> amounts, K key) {
    return amounts.getOrDefault(key, 0L);
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void fault(String format, Object... values) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(format.formatted(values));
    }
  }
}
