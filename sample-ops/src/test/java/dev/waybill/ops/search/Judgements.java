package dev.waybill.ops.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Grades of documents a query.
record Judgements(Map<String, Map<String, Integer>> grades) {

  static Judgements parse(List<String> lines) {
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    for (String line : lines) {
      String[] columns = line.trim().split("\\s+", -1);
      grades
          .computeIfAbsent(columns[0], query -> new LinkedHashMap<>())
          .put(columns[2], Integer.parseInt(columns[3]));
    }
    return new Judgements(grades);
  }
}
