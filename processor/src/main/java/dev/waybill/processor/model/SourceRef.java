package dev.waybill.processor.model;

/**
 * A place in the user's source, with which later stages point precisely and know nothing of the
 * compiler. Only {@code read} makes them and only {@code emit} prints at them.
 */
public interface SourceRef {

  /**
   * Returns the place in words, for messages about another place.
   *
   * @return such as {@code org.example.Relu.relu (Relu.java:12)}
   */
  String describe();

  /**
   * Returns a key that sorts places in the order of files and lines.
   *
   * @return a sortable text
   */
  String sortKey();
}
