package dev.beckon.local.dynamodb;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;

/**
 * The main class of DynamoDB Local's own process. Its stock launcher listens on every interface,
 * and its libraries cannot share a class path with ours: hence reflection, and nothing but {@code
 * java.*} here.
 *
 * <p>Prints {@code listening PORT} once it answers, and ends when its input does: a parent that is
 * gone, however it went, leaves nothing running.
 */
final class LoopbackDynamoDb {
  static final String LISTENING = "listening ";

  private LoopbackDynamoDb() {}

  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    String[] options = {"-inMemory", "-sharedDb", "-disableTelemetry"};
    Object proxy =
        Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner")
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) options);
    Field server = proxy.getClass().getDeclaredField("server");
    server.setAccessible(true);
    Object jetty = server.get(proxy);
    Object connector = ((Object[]) call(jetty, "getConnectors"))[0];
    connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    connector.getClass().getMethod("setPort", int.class).invoke(connector, 0);
    call(proxy, "start");
    answers.println(LISTENING + call(connector, "getLocalPort"));
    answers.flush();
    while (System.in.read() >= 0) {
      // Only the end of the input means anything.
    }
    Runtime.getRuntime().halt(0);
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }
}
