package dev.beckon.local.sqs;

/** An error that SQS answers with, by its names in the JSON protocol and in the one before. */
final class SqsRefusal extends RuntimeException {
  private final String type;
  private final String queryCode;
  private final int status;

  private SqsRefusal(int status, String type, String queryCode, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.queryCode = queryCode;
  }

  static SqsRefusal noSuchQueue() {
    return new SqsRefusal(
        400,
        "com.amazonaws.sqs#QueueDoesNotExist",
        "AWS.SimpleQueueService.NonExistentQueue;Sender",
        "The specified queue does not exist.");
  }

  static SqsRefusal badHandle(String handle) {
    return new SqsRefusal(
        404,
        "com.amazonaws.sqs#ReceiptHandleIsInvalid",
        "ReceiptHandleIsInvalid;Sender",
        "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
  }

  static SqsRefusal outOfRange(String name, long value, String range) {
    return new SqsRefusal(
        400,
        "com.amazon.coral.service#InvalidParameterValueException",
        "InvalidParameterValue;Sender",
        "Value %d for parameter %s is invalid. Reason: Must be %s.".formatted(value, name, range));
  }

  static SqsRefusal missing(String name) {
    return new SqsRefusal(
        400,
        "com.amazon.coral.service#MissingRequiredParameterException",
        "MissingParameter;Sender",
        "The request must contain the parameter " + name + ".");
  }

  static SqsRefusal unknownAction(String action) {
    return new SqsRefusal(
        400,
        "com.amazonaws.sqs#UnsupportedOperation",
        "AWS.SimpleQueueService.UnsupportedOperation;Sender",
        "The runner's queues do not know " + action + ".");
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  String queryCode() {
    return queryCode;
  }
}
