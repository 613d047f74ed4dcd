package dev.beckon.aws.ivs;

import dev.beckon.invitation.id.RoomId;
import java.util.regex.Pattern;

/** Which channel a room is: the ARN in which {@code {room}} stands for the room. */
public final class IvsChannels {
  private static final String ROOM = "{room}";

  /** As the API of IVS has it, in any partition. */
  private static final Pattern CHANNEL =
      Pattern.compile("arn:aws[a-z-]*:ivs:[a-z0-9-]+:[0-9]{12}:channel/[A-Za-z0-9-]+");

  private final String template;

  private IvsChannels(String template) {
    this.template = template;
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when it does not make the ARN of a channel of a room
   */
  public static IvsChannels of(String template) {
    if (!template.endsWith(":channel/" + ROOM)
        || !CHANNEL.matcher(template.replace(ROOM, "room")).matches()) {
      throw new IllegalArgumentException(
          "it must be the ARN of a channel of IVS, with " + ROOM + " for the channel's id");
    }
    return new IvsChannels(template);
  }

  /**
   * The ARN of the room's channel.
   *
   * @throws IllegalArgumentException when the room's id is no channel's
   */
  String arn(RoomId room) {
    String arn = template.replace(ROOM, room.value());
    if (!CHANNEL.matcher(arn).matches()) {
      throw new IllegalArgumentException("room " + room + " is no channel of IVS");
    }
    return arn;
  }
}
