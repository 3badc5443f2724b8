package dev.waybill.processor.write;

import java.util.List;

/**
 * A file to be written.
 *
 * @param name the qualified name of a class, or the path of a resource
 * @param kind what it is
 * @param content its text
 * @param originatingTopLevelTypes the qualified names of the classes that it is made from, sorted
 */
public record GeneratedFile(
    String name, Kind kind, String content, List<String> originatingTopLevelTypes) {

  /** Copies the list. */
  public GeneratedFile {
    originatingTopLevelTypes = List.copyOf(originatingTopLevelTypes);
  }

  /** What a file is. */
  public enum Kind {
    /** Java source, compiled in the next round. */
    SOURCE,
    /** A resource beside the classes. */
    CLASS_OUTPUT_RESOURCE
  }
}
