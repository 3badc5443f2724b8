package dev.waybill.cli;

import dev.waybill.manifest.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An argument of a step, in which results of earlier steps may stand.
final class Template {

  private final @Nullable Object literal;
  private final @Nullable JsonValue open;

  private Template(@Nullable Object literal, @Nullable JsonValue open) {
    this.literal = literal;
    this.open = open;
  }

  /// Checks an argument, and converts it unless a dollar sign keeps it open until the step runs.
  static Template of(JsonValue json, Callee.Parameter parameter, Callee callee, Set<String> bound) {
    if (check(json, bound)) {
      return new Template(null, json);
    }
    return new Template(Arguments.convert(json, parameter, callee), null);
  }

  /// Returns the argument for the results so far.
  @Nullable Object value(Map<String, @Nullable Object> bound) {
    return open == null ? literal : fill(open, bound);
  }

  /// Returns whether dollar signs stand in a value; each reference must have been bound.
  private static boolean check(JsonValue json, Set<String> bound) {
    Object plain = json.value();
    boolean open = false;
    if (plain instanceof String text && text.startsWith("$")) {
      if (!text.startsWith("$$") && !bound.contains(text.substring(1))) {
        throw json.fault(
            "no earlier step binds \""
                + text
                + "\", "
                + (bound.isEmpty() ? "none binds anything" : "expected one of " + bound)
                + ".");
      }
      return true;
    }
    if (plain instanceof List) {
      for (JsonValue element : json.elements()) {
        open |= check(element, bound);
      }
    } else if (plain instanceof Map) {
      for (JsonValue value : json.fields().values()) {
        open |= check(value, bound);
      }
    }
    return open;
  }

  private static @Nullable Object fill(JsonValue json, Map<String, @Nullable Object> bound) {
    Object plain = json.value();
    if (plain instanceof String text && text.startsWith("$")) {
      return text.startsWith("$$") ? text.substring(1) : bound.get(text.substring(1));
    }
    if (plain instanceof List) {
      List<@Nullable Object> list = new ArrayList<>();
      json.elements().forEach(element -> list.add(fill(element, bound)));
      return list;
    }
    if (plain instanceof Map) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      json.fields().forEach((name, value) -> map.put(name, fill(value, bound)));
      return map;
    }
    return plain;
  }
}
