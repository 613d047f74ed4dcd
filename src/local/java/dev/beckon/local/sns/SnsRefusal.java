package dev.beckon.local.sns;

/** An error that SNS answers with, by its code on the wire. */
final class SnsRefusal extends RuntimeException {
  private final int status;
  private final String code;

  private SnsRefusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static SnsRefusal invalidParameter(String message) {
    return new SnsRefusal(400, "InvalidParameter", "Invalid parameter: " + message);
  }

  static SnsRefusal invalidAction(String action) {
    return new SnsRefusal(
        400, "InvalidAction", "The action " + action + " is not valid for this endpoint.");
  }

  static SnsRefusal notFound(String what) {
    return new SnsRefusal(404, "NotFound", what + " does not exist");
  }

  static SnsRefusal endpointDisabled() {
    return new SnsRefusal(400, "EndpointDisabled", "Endpoint is disabled");
  }

  static SnsRefusal throttled() {
    return new SnsRefusal(429, "Throttled", "Rate exceeded");
  }

  static SnsRefusal internal() {
    return new SnsRefusal(500, "InternalError", "The request processing has failed.");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
