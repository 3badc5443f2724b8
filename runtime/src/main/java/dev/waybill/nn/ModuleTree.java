package dev.waybill.nn;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A module as text: one line a module, the modules inside below it.
final class ModuleTree {
  private ModuleTree() {}

  static String of(Module root) {
    StringBuilder text = new StringBuilder();
    append(text, root, "", "", "");
    return text.toString();
  }

  private static void append(
      StringBuilder text, Module module, String name, String branch, String below) {
    text.append(branch);
    if (!name.isEmpty()) {
      text.append(name).append(": ");
    }
    text.append(line(module));
    Iterator<Map.Entry<String, Module>> children =
        Members.of(module).modules().entrySet().iterator();
    while (children.hasNext()) {
      Map.Entry<String, Module> child = children.next();
      boolean last = !children.hasNext();
      text.append('\n');
      append(
          text,
          child.getValue(),
          child.getKey(),
          below + (last ? "└─ " : "├─ "),
          below + (last ? "   " : "│  "));
    }
  }

  private static String line(Module module) {
    Members members = Members.of(module);
    List<String> parts = new ArrayList<>();
    members
        .parameters()
        .forEach((name, value) -> parts.add(name + " " + value.layout().shapeText()));
    members.buffers().forEach((name, value) -> parts.add(name + " " + value.layout().shapeText()));
    long count = module.parameterCount();
    if (count > 0) {
      parts.add(String.format(Locale.ROOT, "%,d parameters", count));
    }
    String own = module.typeName() + "(" + module.describe() + ")";
    return parts.isEmpty() ? own : own + ": " + String.join(", ", parts);
  }
}
