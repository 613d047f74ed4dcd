package dev.beckon.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.id.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Predicate;

/** Names a document by what is in it, as {@code ETag} and {@code If-None-Match} have it. */
public final class EntityTag {
  private static final int LENGTH = 16;

  private EntityTag() {}

  /** The tag of this document, in its quotes. */
  public static String of(JsonNode document) {
    String digits = HexFormat.of().formatHex(Sha256.of(document.toString()));
    return '"' + digits.substring(0, LENGTH) + '"';
  }

  /** The document with its tag, or 304 when the caller has this very one. */
  public static HttpAnswer answer(Request request, JsonNode document) {
    String tag = of(document);
    boolean unchanged = request.header("if-none-match").filter(names(tag)).isPresent();
    HttpAnswer answer =
        unchanged ? new HttpAnswer(304, Map.of(), "", false) : HttpAnswer.json(200, document);
    return answer.with("etag", tag);
  }

  /** Whether an {@code If-None-Match} names this tag: alone, among others, weakly, or any. */
  public static Predicate<String> names(String tag) {
    return header ->
        Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .map(each -> each.startsWith("W/") ? each.substring(2) : each)
            .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }
}
