package dev.beckon.local.story;

/** A part of the story that some places tell and others do not. */
@FunctionalInterface
public interface Chapter {
  void tell(Teller teller);
}
