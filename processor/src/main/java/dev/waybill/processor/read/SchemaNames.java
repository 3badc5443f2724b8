package dev.waybill.processor.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the names of parameters from a schema such as {@code f(Map<String, int[]> m, String s = "a,
 * b", int k = 1 [1..]) -> int}: class files that are compiled without {@code -parameters} and
 * {@code -g} have lost them.
 */
final class SchemaNames {

  private SchemaNames() {}

  static List<String> of(String schema) {
    List<String> names = new ArrayList<>();
    int start = schema.indexOf('(') + 1;
    int depth = 0; // in type arguments and ranges, which have commas of their own
    for (int i = start; i < schema.length(); i++) {
      char c = schema.charAt(i);
      if (c == '"' || c == '\'') {
        i = closing(schema, i);
      } else if (depth == 0 && (c == ',' || c == ')')) {
        if (i > start) {
          names.add(name(schema.substring(start, i)));
        }
        if (c == ')') {
          return names;
        }
        start = i + 2;
      } else {
        depth += "<([".indexOf(c) >= 0 ? 1 : ">)]".indexOf(c) >= 0 ? -1 : 0;
      }
    }
    return names;
  }

  /** Returns the place of the quote that ends the text which begins at another. */
  private static int closing(String schema, int open) {
    int i = open + 1;
    while (schema.charAt(i) != schema.charAt(open)) {
      i += schema.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  /** Returns the name in {@code type name = default [range]}. */
  private static String name(String parameter) {
    // Ranges with open bounds begin with a parenthesis.
    String declared = parameter.split(" = | \\[| \\(", 2)[0];
    return declared.substring(declared.lastIndexOf(' ') + 1);
  }
}
