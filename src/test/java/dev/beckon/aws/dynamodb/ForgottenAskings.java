package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.id.HostId;

/** Makes a host one whom nobody has asked lately, whatever waves have done before. */
public final class ForgottenAskings {
  private ForgottenAskings() {}

  public static void of(Table table, HostId host) {
    table.write(Change.update(Schema.ask(host), "REMOVE #lately").when("attribute_exists(#pk)"));
  }
}
