package dev.waybill.cli;

import dev.waybill.manifest.JsonFault;
import dev.waybill.manifest.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An object of a configuration file that knows its path, such as `data.validation`.
record ConfigNode(JsonValue value, String path) {

  /// Refuses fields that nobody reads.
  void checkFields(Set<String> known) {
    value
        .fields()
        .forEach(
            (name, field) -> {
              if (!known.contains(name)) {
                throw field.fault(
                    place(name)
                        + ": found no such field, expected one of "
                        + String.join(", ", known)
                        + ".");
              }
            });
  }

  boolean has(String name) {
    return value.fields().containsKey(name);
  }

  /// Returns a field that must be there.
  JsonValue field(String name, String expected) {
    JsonValue field = value.fields().get(name);
    if (field == null) {
      throw value.fault(place(name) + ": found nothing, expected " + expected + ".");
    }
    return field;
  }

  ConfigNode object(String name, String expected) {
    JsonValue field = field(name, expected);
    if (!field.isObject()) {
      throw wrong(name, field, expected);
    }
    return new ConfigNode(field, place(name));
  }

  String text(String name, String expected) {
    JsonValue field = field(name, expected);
    if (field.value() instanceof String text && !text.isBlank()) {
      return text;
    }
    throw wrong(name, field, expected);
  }

  long whole(String name, long least, long otherwise) {
    JsonValue field = value.fields().get(name);
    if (field == null) {
      return otherwise;
    }
    boolean whole = field.value() instanceof Integer || field.value() instanceof Long;
    if (whole && field.number().longValue() >= least) {
      return field.number().longValue();
    }
    throw wrong(name, field, "a whole number, " + least + " or more");
  }

  /// Returns a whole number that Java can count with.
  int count(String name, int least, int otherwise) {
    long count = whole(name, least, otherwise);
    if (count > Integer.MAX_VALUE) {
      throw wrong(
          name, field(name, "a number"), "a whole number, " + least + " to " + Integer.MAX_VALUE);
    }
    return (int) count;
  }

  double number(String name, double least, double most) {
    JsonValue field = field(name, "a number");
    if (field.value() instanceof Number number
        && number.doubleValue() >= least
        && number.doubleValue() <= most) {
      return number.doubleValue();
    }
    throw wrong(
        name,
        field,
        "a number"
            + (Double.isInfinite(most) ? ", " + least + " or more" : ", " + least + " to " + most));
  }

  boolean truth(String name) {
    JsonValue field = value.fields().get(name);
    if (field == null) {
      return false;
    }
    if (field.value() instanceof Boolean truth) {
      return truth;
    }
    throw wrong(name, field, "true or false");
  }

  /// Returns a name, or several, and whether it was an array.
  List<String> texts(String name, String expected) {
    JsonValue field = field(name, expected);
    List<JsonValue> elements = field.value() instanceof List ? field.elements() : List.of(field);
    List<String> texts = new ArrayList<>();
    for (JsonValue element : elements) {
      if (!(element.value() instanceof String text)) {
        throw wrong(name, element, expected);
      }
      texts.add(text);
    }
    if (texts.isEmpty()) {
      throw wrong(name, field, expected);
    }
    return texts;
  }

  JsonFault wrong(String name, JsonValue field, String expected) {
    return field.fault(
        place(name) + ": found " + field.describe() + ", expected " + expected + ".");
  }

  /// Returns what a path leads to, or the last thing on it that there is.
  JsonValue at(String to) {
    JsonValue at = value;
    for (String part : to.replace("[", ".[").split("\\.", -1)) {
      JsonValue next = null;
      if (part.startsWith("[") && at.value() instanceof List) {
        int index = Integer.parseInt(part.substring(1, part.length() - 1));
        next = index < at.elements().size() ? at.elements().get(index) : null;
      } else if (at.isObject()) {
        next = at.fields().get(part);
      }
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private String place(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /// Returns a value as plain maps, lists, texts and numbers.
  static @Nullable Object plain(JsonValue value) {
    if (value.isObject()) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      value.fields().forEach((name, field) -> plain.put(name, plain(field)));
      return plain;
    }
    if (value.value() instanceof List) {
      List<@Nullable Object> plain = new ArrayList<>();
      value.elements().forEach(element -> plain.add(plain(element)));
      return plain;
    }
    return value.value();
  }
}
