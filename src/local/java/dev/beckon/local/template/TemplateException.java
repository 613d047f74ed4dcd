package dev.beckon.local.template;

/**
 * The template says something that the runner cannot follow; the message names the place in one
 * line.
 */
public final class TemplateException extends RuntimeException {
  public TemplateException(String message) {
    super(message);
  }

  public TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
