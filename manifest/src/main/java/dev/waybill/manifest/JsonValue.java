package dev.waybill.manifest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows its place, so that whoever judges it can point at it. */
public final class JsonValue {

  private final @Nullable Object value;
  private final String where;
  private final int line;
  private final int column;

  /**
   * Makes a value.
   *
   * @param value a map of {@code String} to {@code JsonValue}, a list of {@code JsonValue}, a
   *     string, a number, a boolean, or {@code null}
   */
  JsonValue(@Nullable Object value, String where, int line, int column) {
    this.value = value;
    this.where = where;
    this.line = line;
    this.column = column;
  }

  /**
   * Parses standard JSON.
   *
   * @param text the text
   * @param where the file that it comes from, for messages
   * @return the value
   * @throws JsonFault if the text is malformed, holds a name twice, or goes on behind the value
   */
  public static JsonValue parse(String text, String where) {
    return new JsonTree(where).parse(text, false);
  }

  /**
   * Parses JSON in which {@code NaN}, {@code Infinity} and {@code -Infinity} are numbers too.
   *
   * @param text the text
   * @param where the file that it comes from, for messages
   * @return the value
   * @throws JsonFault if the text is malformed, holds a name twice, or goes on behind the value
   */
  public static JsonValue parseWithNaN(String text, String where) {
    return new JsonTree(where).parse(text, true);
  }

  /**
   * Makes the value of a text that is not written as JSON.
   *
   * @param text the text
   * @param where where it comes from, for messages
   * @return a string
   */
  public static JsonValue ofText(String text, String where) {
    return new JsonValue(text, where, 1, 1);
  }

  /**
   * Returns the plain value.
   *
   * @return a map, a list, a string, a number, a boolean, or {@code null}
   */
  public @Nullable Object value() {
    return value;
  }

  /**
   * Returns whether this is an object.
   *
   * @return whether {@link #fields()} answers
   */
  public boolean isObject() {
    return value instanceof Map;
  }

  /**
   * Returns the fields of an object, in written order.
   *
   * @return the fields by name
   * @throws JsonFault if this is not an object
   */
  @SuppressWarnings("unchecked") // the parser puts nothing else into maps
  public Map<String, JsonValue> fields() {
    if (value instanceof Map) {
      return (Map<String, JsonValue>) value;
    }
    throw fault("expected an object, found " + describe() + ".");
  }

  /**
   * Returns the elements of an array.
   *
   * @return the elements
   * @throws JsonFault if this is not an array
   */
  @SuppressWarnings("unchecked") // the parser puts nothing else into lists
  public List<JsonValue> elements() {
    if (value instanceof List) {
      return (List<JsonValue>) value;
    }
    throw fault("expected an array, found " + describe() + ".");
  }

  /**
   * Returns the text of a string.
   *
   * @return the text
   * @throws JsonFault if this is not a string
   */
  public String text() {
    if (value instanceof String text) {
      return text;
    }
    throw fault("expected a string, found " + describe() + ".");
  }

  /**
   * Returns the value of a number.
   *
   * @return an {@code Integer}, {@code Long}, {@code BigInteger} or {@code Double}
   * @throws JsonFault if this is not a number
   */
  public Number number() {
    if (value instanceof Number number) {
      return number;
    }
    throw fault("expected a number, found " + describe() + ".");
  }

  /**
   * Returns the value of {@code true} or {@code false}.
   *
   * @return the value
   * @throws JsonFault if this is neither
   */
  public boolean truth() {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw fault("expected true or false, found " + describe() + ".");
  }

  /**
   * Returns a fault that points at this value.
   *
   * @param problem what is wrong, a sentence with its period
   * @return a fault to throw
   */
  public JsonFault fault(String problem) {
    return new JsonFault(where, line, column, problem);
  }

  /**
   * Returns the value in words, for messages.
   *
   * @return such as {@code the string "x"} or {@code an object}
   */
  public String describe() {
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "an array";
    }
    if (value instanceof String text) {
      return "the string \"" + text + "\"";
    }
    return value instanceof Number ? "the number " + value : Objects.toString(value);
  }
}
