package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.id.HostId;

/** Makes a host as if new, whatever waves and visits there were before. */
public final class FreshHost {
  private FreshHost() {}

  /** Nobody has asked the host lately. */
  public static void askedByNobody(Table table, HostId host) {
    forget(table, host, "#lately");
  }

  /** The host visits nobody. */
  public static void atHome(Table table, HostId host) {
    forget(table, host, "#visiting");
  }

  private static void forget(Table table, HostId host, String attribute) {
    table.write(
        Change.update(Schema.ask(host), "REMOVE " + attribute).when("attribute_exists(#pk)"));
  }
}
