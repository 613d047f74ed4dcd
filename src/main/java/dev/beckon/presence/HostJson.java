package dev.beckon.presence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Catalogue;
import dev.beckon.http.Fields;
import dev.beckon.http.Forms;
import dev.beckon.http.Json;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.id.HostId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a host tells about themselves, on the wire. */
final class HostJson {
  private static final int MAX_CATEGORIES = 10;

  private HostJson() {}

  /** The fields of a profile; a profile only when there were no faults. */
  record ProfileParts(
      String name,
      String language,
      List<String> categories,
      String region,
      long level,
      long audience,
      boolean mature) {
    Profile profile(HostId host) {
      return new Profile(host, name, language, categories, region, (int) level, audience, mature);
    }
  }

  /**
   * @param catalogue the categories that a host may stream
   */
  static ProfileParts readProfile(Fields fields, Catalogue catalogue) {
    ProfileParts parts =
        new ProfileParts(
            fields.text("name", 1, Profile.MAX_NAME_LENGTH),
            fields.text("language", Forms::language, Forms.LANGUAGE),
            List.copyOf(
                fields.texts("categories", 0, MAX_CATEGORIES, catalogue::has, catalogue.what())),
            fields.optionalText("region", Forms::region, Forms.REGION),
            fields.integer("level", 0, Profile.MAX_LEVEL, 0),
            fields.integer("audience", 0, Profile.MAX_AUDIENCE, 0),
            fields.flag("mature", false));
    fields.noOthers();
    return parts;
  }

  /** The list has to be there: without one, a body of nothing would forget everybody. */
  static Set<HostId> readFriends(Fields fields, HostId self) {
    Set<String> friends =
        fields.requiredTexts(
            "friends",
            0,
            FriendBook.MAX_FRIENDS,
            id -> HostId.isValid(id) && !id.equals(self.value()),
            "the id of another host");
    fields.noOthers();
    return friends.stream().map(HostId::new).collect(Collectors.toSet());
  }

  static ObjectNode friends(Set<HostId> friends) {
    ObjectNode json = Json.object();
    json.set("friends", Json.array(friends.stream().map(HostId::value).sorted().toList()));
    return json;
  }

  static ObjectNode profile(Profile profile, List<Device> devices) {
    ObjectNode json =
        Json.object()
            .put("host", profile.host().value())
            .put("name", profile.name())
            .put("language", profile.language());
    json.set("categories", Json.array(profile.categories()));
    if (!profile.region().isEmpty()) {
      json.put("region", profile.region());
    }
    json.put("level", profile.level())
        .put("audience", profile.audience())
        .put("mature", profile.mature());
    ArrayNode list = json.putArray("devices");
    for (Device device : devices) {
      list.addObject().put("id", device.id()).put("platform", device.platform().name());
    }
    return json;
  }
}
