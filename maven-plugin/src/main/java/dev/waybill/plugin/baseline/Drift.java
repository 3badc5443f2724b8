package dev.waybill.plugin.baseline;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** The difference between the reviewed text of a surface and that of the compiled one. */
final class Drift {

  private static final int CONTEXT = 3;

  private Drift() {}

  /** Writes a unified diff of all files; empty where they are the same. */
  static List<String> of(
      String folder, SortedMap<String, String> reviewed, SortedMap<String, String> compiled) {
    SortedSet<String> names = new TreeSet<>(reviewed.keySet());
    names.addAll(compiled.keySet());
    List<String> all = new ArrayList<>();
    for (String name : names) {
      if (Objects.equals(reviewed.get(name), compiled.get(name))) {
        continue;
      }
      List<String> before = reviewed.getOrDefault(name, "").lines().toList();
      List<String> after = compiled.getOrDefault(name, "").lines().toList();
      all.addAll(
          UnifiedDiffUtils.generateUnifiedDiff(
              folder + "/" + name + " (reviewed)",
              folder + "/" + name + " (compiled)",
              before,
              DiffUtils.diff(before, after),
              CONTEXT));
    }
    return all;
  }
}
