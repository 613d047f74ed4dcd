package dev.beckon.app;

import dev.beckon.aws.call.SignedCalls;
import dev.beckon.aws.ivs.IvsChannels;
import dev.beckon.aws.ivs.IvsPassMaker;
import dev.beckon.aws.ivs.IvsSessions;
import dev.beckon.livekit.LiveKitPassMaker;
import dev.beckon.livekit.LiveKitRooms;
import dev.beckon.livekit.LiveKitServer;
import dev.beckon.livekit.LiveKitTokens;
import dev.beckon.pass.PassMaker;
import dev.beckon.pass.RemoveGuest;
import dev.beckon.pass.RoomUrl;
import dev.beckon.pass.SignedPassMaker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.function.Function;

/** The media server that hosts are let into: who makes its passes, who takes guests out of it. */
class Media {
  private static final String KEY = "BECKON_PASS_KEY";

  /** The media servers that passes are made for. */
  private enum Server {
    /** Any that checks a JWT. */
    JWT,
    LIVEKIT,
    IVS;

    static Server read(String name) {
      return switch (name) {
        case "jwt" -> JWT;
        case "livekit" -> LIVEKIT;
        case "ivs" -> IVS;
        default -> throw new IllegalArgumentException("it must be jwt, livekit or ivs");
      };
    }
  }

  @Produces
  @Singleton
  PassMaker passes(Variables variables, Secrets secrets) {
    return switch (server(variables)) {
      case JWT ->
          new SignedPassMaker(
              secrets.required(KEY, SignedPassMaker::keys),
              variables.required("BECKON_PASS_ISSUER"),
              playUrl(variables));
      case LIVEKIT -> new LiveKitPassMaker(liveKitTokens(variables, secrets), liveKit(variables));
      case IVS ->
          new IvsPassMaker(
              secrets.required(KEY, IvsPassMaker::key),
              channels(variables),
              playUrl(variables),
              variables.optional("BECKON_IVS_ORIGINS", Function.identity()));
    };
  }

  @Produces
  @Singleton
  RemoveGuest removal(Variables variables, Secrets secrets, Clock clock) {
    return switch (server(variables)) {
      case JWT -> RemoveGuest.NOBODY;
      case LIVEKIT ->
          new LiveKitRooms(liveKitTokens(variables, secrets), liveKit(variables), clock);
      case IVS ->
          new IvsSessions(
              SignedCalls.open(clock),
              channels(variables),
              variables.optional("AWS_ENDPOINT_URL_IVS", URI::create));
    };
  }

  private static Server server(Variables variables) {
    return variables.optional("BECKON_PASS_MAKER", Server::read).orElse(Server.JWT);
  }

  private static RoomUrl playUrl(Variables variables) {
    return variables.required("BECKON_PLAY_URL", RoomUrl::of);
  }

  private static LiveKitTokens liveKitTokens(Variables variables, Secrets secrets) {
    return new LiveKitTokens(
        variables.required("BECKON_LIVEKIT_API_KEY"), secrets.required(KEY, LiveKitTokens::secret));
  }

  private static LiveKitServer liveKit(Variables variables) {
    return variables.required("BECKON_LIVEKIT_URL", LiveKitServer::of);
  }

  private static IvsChannels channels(Variables variables) {
    return variables.required("BECKON_IVS_CHANNEL", IvsChannels::of);
  }
}
