package dev.beckon.pass;

import dev.beckon.invitation.id.RoomId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where rooms are played: a URL in which {@code {room}} stands for the room. */
public final class RoomUrl {
  private static final String ROOM = "{room}";

  private final String template;

  private RoomUrl(String template) {
    this.template = template;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when it does not make an absolute URL of a room
   */
  public static RoomUrl of(String template) {
    if (!template.contains(ROOM)) {
      throw new IllegalArgumentException("it must contain " + ROOM);
    }
    RoomUrl url = new RoomUrl(template);
    if (!url.of(new RoomId("room")).isAbsolute()) {
      throw new IllegalArgumentException("it must be a whole URL");
    }
    return url;
  }

  /** Where this room is played. The characters that a URL may not have are escaped. */
  public URI of(RoomId room) {
    String escaped = URLEncoder.encode(room.value(), StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(template.replace(ROOM, escaped));
  }
}
