package dev.beckon.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.id.HostId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One call: of a host whom the authorizer knows, or of anybody where the route is open. */
public final class Request {
  /** The largest body a function reads, in bytes of UTF-8. */
  public static final int MAX_BODY_BYTES = 16 * 1024;

  /** Claims that hold scopes: words with blanks between, or a list in brackets. */
  private static final List<String> SCOPE_CLAIMS = List.of("scope", "scp");

  private final HttpEvent event;
  private final Optional<HostId> caller;

  Request(HttpEvent event, Optional<HostId> caller) {
    this.event = event;
    this.caller = caller;
  }

  /**
   * Who calls: the {@code sub} of the token.
   *
   * @throws java.util.NoSuchElementException on an open route, where nobody need say who they are
   */
  public HostId caller() {
    return caller.orElseThrow();
  }

  /** Whether the caller's token has this scope, word for word. */
  public boolean hasScope(String scope) {
    Map<String, String> claims = event.requestContext().authorizer().jwt().claims();
    return SCOPE_CLAIMS.stream()
        .flatMap(name -> in(claims, name).stream())
        .flatMap(claim -> Arrays.stream(claim.split("[\\[\\]\\s,]+", -1)))
        .anyMatch(scope::equals);
  }

  /** The id operators follow a call by. */
  static String requestId(HttpEvent event) {
    return event.requestContext() == null ? "-" : event.requestContext().requestId();
  }

  /** What the token's issuer says of the caller; nothing on an open route. */
  public Map<String, String> claims() {
    return claims(event);
  }

  static Map<String, String> claims(HttpEvent event) {
    return Optional.ofNullable(event.requestContext())
        .map(HttpEvent.RequestContext::authorizer)
        .map(HttpEvent.Authorizer::jwt)
        .map(HttpEvent.Jwt::claims)
        .orElse(Map.of());
  }

  /** The part of the path that the route names so. */
  public String path(String name) {
    return in(event.pathParameters(), name).orElse("");
  }

  /** A query parameter. */
  public Optional<String> query(String name) {
    return in(event.queryStringParameters(), name);
  }

  /** The names of the query parameters that came. */
  public Set<String> queryNames() {
    return event.queryStringParameters() == null
        ? Set.of()
        : event.queryStringParameters().keySet();
  }

  /** A header, by its name in lower case. */
  public Optional<String> header(String name) {
    return in(event.headers(), name);
  }

  /**
   * The body as an object.
   *
   * @throws Refused when there is none, it is too large, or not a JSON object
   */
  public JsonNode body() {
    String text = bodyText();
    if (text.isBlank()) {
      throw new Refused(Problem.MALFORMED.with("detail", "a JSON object is expected as the body"));
    }
    String type = header("content-type").orElse("application/json");
    if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json")) {
      throw new Refused(Problem.UNSUPPORTED_MEDIA_TYPE.answer());
    }
    JsonNode body;
    try {
      body = Json.parse(text);
    } catch (JsonProcessingException e) {
      throw new Refused(Problem.MALFORMED.with("detail", "the body is not JSON: " + where(e)), e);
    }
    if (!body.isObject()) {
      throw new Refused(Problem.MALFORMED.with("detail", "a JSON object is expected as the body"));
    }
    return body;
  }

  /** The body as an object whose fields are yet to be read. */
  public Fields fields() {
    return Fields.of(body());
  }

  /** The same, of a body that need not be there: without one no field is. */
  public Fields fieldsIfAny() {
    return bodyText().isBlank() ? Fields.of(Json.object()) : fields();
  }

  private String bodyText() {
    String text = event.body() == null ? "" : event.body();
    if (text.length() > MAX_BODY_BYTES * 2) {
      throw new Refused(tooLarge());
    }
    if (event.isBase64Encoded()) {
      try {
        text = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw new Refused(Problem.MALFORMED.with("detail", "the body is not base64"), e);
      }
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
      throw new Refused(tooLarge());
    }
    return text;
  }

  private static HttpAnswer tooLarge() {
    return Problem.TOO_LARGE.with("detail", "at most " + MAX_BODY_BYTES + " bytes");
  }

  private static String where(JsonProcessingException e) {
    return e.getLocation() == null
        ? "it cannot be read"
        : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static Optional<String> in(Map<String, String> map, String name) {
    return map == null ? Optional.empty() : Optional.ofNullable(map.get(name));
  }

  /** The request cannot even be read; carries what to answer. Never leaves this package's edge. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient HttpAnswer answer;

    Refused(HttpAnswer answer) {
      this(answer, null);
    }

    Refused(HttpAnswer answer, Throwable cause) {
      super("refused", cause, false, false);
      this.answer = answer;
    }

    HttpAnswer answer() {
      return answer;
    }
  }
}
