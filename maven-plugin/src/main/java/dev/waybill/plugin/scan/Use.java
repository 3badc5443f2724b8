package dev.waybill.plugin.scan;

import java.util.Comparator;

/**
 * A place where a client uses a name that is not to be used any more.
 *
 * @param name the name
 * @param kind how it is used
 * @param what what stands there: a member, a class, a text
 * @param place where
 */
public record Use(RetiredName name, Kind kind, String what, Place place) {

  /** By place. */
  static final Comparator<Use> ORDER =
      Comparator.comparing(Use::place, Place.ORDER)
          .thenComparing(each -> each.name().name())
          .thenComparing(Use::kind)
          .thenComparing(Use::what);

  /** How a name is used. */
  public enum Kind {
    /** A method is called or referred to. */
    CALL("calls"),
    /** A constant is read. */
    CONSTANT("reads"),
    /** A type is mentioned. */
    TYPE("mentions"),
    /** A constant in a class file is the name. */
    STRING("has the text"),
    /** A configuration file says the name. */
    CONFIGURATION("says");

    private final String verb;

    Kind(String verb) {
      this.verb = verb;
    }

    /**
     * Returns what the place does.
     *
     * @return a verb
     */
    public String verb() {
      return verb;
    }
  }

  /**
   * A place in a client.
   *
   * @param file the source or configuration file, as users find it
   * @param line its line, from 1; 0 where the class file does not tell
   * @param column the column, from 1; 0 in a class
   * @param className the binary name of the class; empty in a configuration file
   * @param method the method; empty where it is in none
   */
  public record Place(String file, int line, int column, String className, String method) {

    /** By file, line and column. */
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::file)
            .thenComparingInt(Place::line)
            .thenComparingInt(Place::column)
            .thenComparing(Place::className)
            .thenComparing(Place::method);

    @Override
    public String toString() {
      return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "");
    }
  }
}
