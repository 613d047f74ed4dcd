package dev.beckon.aws.sns;

import dev.beckon.invitation.Unavailable;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.model.SnsException;

/** One call of SNS: what may pass is told from what does not. */
final class SnsCall {
  private SnsCall() {}

  /**
   * What SNS answers.
   *
   * @throws Unavailable when it is busy or was not heard of
   * @throws SnsException when it refuses
   */
  static <T> T of(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkClientException e) {
      throw new Unavailable("SNS did not answer", e);
    } catch (SnsException e) {
      if (e.isThrottlingException() || e.retryable() || e.statusCode() >= 500) {
        throw new Unavailable("SNS is busy", e);
      }
      throw e;
    }
  }
}
