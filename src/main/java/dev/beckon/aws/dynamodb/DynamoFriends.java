package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.FriendBook;
import dev.beckon.selection.pick.Friends;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A host's friends: one item with their ids; their cards say where their presence rows lie. */
public final class DynamoFriends implements Friends, FriendBook {
  private final Table table;
  private final DynamoPresence presence;

  public DynamoFriends(Table table, DynamoPresence presence) {
    this.table = table;
    this.presence = presence;
  }

  @Override
  public Seen online(HostId inviter, Random random) {
    List<HostId> some = new ArrayList<>(friends(inviter).stream().sorted().toList());
    boolean all = some.size() <= FRIENDS_PER_SELECTION;
    Collections.shuffle(some, random);
    some = some.subList(0, Math.min(FRIENDS_PER_SELECTION, some.size()));
    Map<Schema.Key, Item> cards = table.get(some.stream().map(Schema::card).toList(), false);
    List<Schema.Key> rows = new ArrayList<>();
    for (HostId friend : some) {
      Item card = cards.get(Schema.card(friend));
      if (card != null && card.has(Schema.CELL)) {
        rows.add(PresenceSchema.row(Schema.cell(card.text(Schema.CELL)), friend));
      }
    }
    List<Candidate> online = presence.rows(rows);
    return new Seen(online, all);
  }

  @Override
  public Set<HostId> friends(HostId host) {
    return table
        .get(Schema.friends(host))
        .map(item -> item.texts(Schema.FRIENDS))
        .orElse(Set.of())
        .stream()
        .map(HostId::new)
        .collect(Collectors.toSet());
  }

  @Override
  public void save(HostId host, Set<HostId> friends) {
    Item item = Item.at(Schema.friends(host));
    table.write(
        friends.isEmpty()
            ? Change.delete(item.key())
            : Change.put(item.put(Schema.FRIENDS, friends.stream().map(HostId::value).toList())));
  }
}
