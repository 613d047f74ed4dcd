package dev.beckon.aws.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * POSTs JSON to a service of AWS, signed and sent by the parts of the SDK that are in the zip
 * anyway. Tries once; whoever calls knows whether to try again.
 */
public final class SignedCalls implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);

  /** Between two bytes of an answer. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

  private static final int CONNECTIONS = 16;
  private static final int LONGEST_ANSWER_BYTES = 64 * 1024;

  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final Clock clock;

  public SignedCalls(SdkHttpClient http, AwsCredentialsProvider credentials, Clock clock) {
    this.http = http;
    this.credentials = credentials;
    this.clock = clock;
  }

  /** With the function's own rights. Opens no connection yet. */
  public static SignedCalls open(Clock clock) {
    return new SignedCalls(
        ApacheHttpClient.builder()
            .connectionTimeout(CONNECT_WITHIN)
            .socketTimeout(ANSWER_WITHIN)
            .maxConnections(CONNECTIONS)
            .build(),
        DefaultCredentialsProvider.builder().build(),
        clock);
  }

  /**
   * What came back.
   *
   * @param body missing where it is no JSON
   */
  public record Answer(int status, JsonNode body) {
    /** Whether the same call may work later. */
    public boolean passes() {
      return status == 429 || status >= 500 || error().contains("Throttl");
    }

    /** How the service calls what went wrong, as far as it says. */
    public String error() {
      String type = body.path("__type").asText();
      return type.substring(type.indexOf('#') + 1);
    }
  }

  /**
   * POSTs this.
   *
   * @throws Unavailable when there was no answer
   */
  public Answer post(Region region, String path, Map<String, String> headers, ObjectNode body) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(region.endpoint())
            .encodedPath(region.endpoint().getRawPath().replaceFirst("/$", "") + path)
            .putHeader("Content-Length", Integer.toString(bytes.length));
    headers.forEach(request::putHeader);
    try {
      SignedRequest signed = sign(region, request.build(), bytes);
      HttpExecuteResponse response =
          http.prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(signed.payload().orElseThrow())
                      .build())
              .call();
      return new Answer(response.httpResponse().statusCode(), read(response));
    } catch (IOException | SdkClientException e) {
      throw new Unavailable(region.service() + " did not answer", e);
    }
  }

  private SignedRequest sign(Region region, SdkHttpRequest request, byte[] bytes) {
    return signer.sign(
        sign ->
            sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(bytes))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, region.service())
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.region())
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
  }

  private static JsonNode read(HttpExecuteResponse response) throws IOException {
    AbortableInputStream stream = response.responseBody().orElse(null);
    if (stream == null) {
      return MissingNode.getInstance();
    }
    try (InputStream body = stream) {
      return Json.parse(new String(body.readNBytes(LONGEST_ANSWER_BYTES), StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
