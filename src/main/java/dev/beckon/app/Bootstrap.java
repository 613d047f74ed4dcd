package dev.beckon.app;

import io.quarkus.funqy.lambda.FunqyStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * The poll loop of the function zip when it runs on a JVM under {@code provided.al2023}. A native
 * executable has Quarkus's own loop and never comes here; AWS's runtime interface client unpacks
 * its library to one fixed file, which several processes on one machine fight for.
 */
public final class Bootstrap {
  private Bootstrap() {}

  public static void main(String[] args) throws IOException {
    String invocations =
        "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/invocation/";
    FunqyStreamHandler handler = new FunqyStreamHandler();
    io.quarkus.runtime.Quarkus.manualStart();
    while (true) {
      HttpURLConnection next =
          (HttpURLConnection) URI.create(invocations + "next").toURL().openConnection();
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      String id;
      String outcome = "/response";
      try (InputStream event = next.getInputStream()) {
        id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
        try {
          handler.handleRequest(event, answer, null);
        } catch (Exception e) {
          e.printStackTrace();
          outcome = "/error";
        }
      }
      HttpURLConnection post =
          (HttpURLConnection) URI.create(invocations + id + outcome).toURL().openConnection();
      post.setRequestMethod("POST");
      post.setDoOutput(true);
      post.getOutputStream().write(answer.toByteArray());
      post.getInputStream().readAllBytes();
    }
  }
}
