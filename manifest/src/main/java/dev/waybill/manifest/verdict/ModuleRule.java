package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaModule;
import dev.waybill.manifest.surface.Surface;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what two surfaces say about themselves as modules. */
final class ModuleRule {

  private static final String TRANSITIVE = "transitive ";
  private static final String STATIC = "static ";

  void compare(Surface before, Surface after, Changes changes) {
    Element element = Element.of(before.module());
    JavaModule was = before.javaModule();
    JavaModule is = after.javaModule();
    if (before.release() != after.release() && before.release() != 0 && after.release() != 0) {
      changes.add(
          after.release() > before.release()
              ? ChangeKind.RELEASE_RAISED
              : ChangeKind.RELEASE_LOWERED,
          element,
          "Java " + before.release(),
          "Java " + after.release());
    }
    names(was, is, element, changes);
    // What an automatic module exports, all clients see.
    if (!is.isAutomatic()) {
      List<String> exported = was.isAutomatic() ? packages(before) : was.exports();
      lists(
          exported,
          is.exports(),
          ChangeKind.PACKAGE_NO_LONGER_EXPORTED,
          ChangeKind.PACKAGE_EXPORTED,
          element,
          changes);
    }
    if (!was.isAutomatic() && !is.isAutomatic()) {
      lists(
          was.opens(),
          is.opens(),
          ChangeKind.PACKAGE_NO_LONGER_OPEN,
          ChangeKind.PACKAGE_OPENED,
          element,
          changes);
      requires(was, is, element, changes);
    }
    services(was, is, element, changes);
  }

  private static List<String> packages(Surface surface) {
    return surface.classes().stream().map(each -> each.packageName()).distinct().toList();
  }

  /** Which class provides a service is nobody's business; that one does is. */
  private static void services(JavaModule was, JavaModule is, Element element, Changes changes) {
    Map<String, Integer> before = providers(was);
    Map<String, Integer> after = providers(is);
    before.forEach(
        (service, count) -> {
          if (after.getOrDefault(service, 0) < count) {
            changes.add(ChangeKind.SERVICE_DROPPED, element, service, "");
          }
        });
    after.forEach(
        (service, count) -> {
          if (before.getOrDefault(service, 0) < count) {
            changes.add(ChangeKind.SERVICE_PROVIDED, element, "", service);
          }
        });
  }

  private static Map<String, Integer> providers(JavaModule module) {
    Map<String, Integer> providers = new TreeMap<>();
    for (String each : module.provides()) {
      String[] parts = each.split(" with ", 2);
      providers.merge(parts[0], parts[1].split(",", -1).length, Math::max);
    }
    return providers;
  }

  private static void names(JavaModule was, JavaModule is, Element element, Changes changes) {
    if (!was.name().isEmpty() && !was.name().equals(is.name())) {
      changes.add(
          was.isAutomatic() ? ChangeKind.AUTOMATIC_MODULE_RENAMED : ChangeKind.MODULE_RENAMED,
          element,
          was.name(),
          is.name());
    }
  }

  private static void lists(
      List<String> before,
      List<String> after,
      ChangeKind lost,
      ChangeKind won,
      Element element,
      Changes changes) {
    for (String each : before) {
      if (!isCovered(each, after)) {
        changes.add(lost, element, each, "");
      }
    }
    for (String each : after) {
      if (!isCovered(each, before)) {
        changes.add(won, element, "", each);
      }
    }
  }

  /** What is open to all is open to those that are named, too. */
  private static boolean isCovered(String opened, List<String> by) {
    String[] parts = opened.split(" to ", 2);
    if (by.contains(JavaModule.ALL) || by.contains(parts[0])) {
      return true;
    }
    return parts.length > 1
        && by.stream()
            .filter(each -> each.startsWith(parts[0] + " to "))
            .map(each -> List.of(each.split(" to ", 2)[1].split(", ", -1)))
            .anyMatch(each -> each.containsAll(List.of(parts[1].split(", ", -1))));
  }

  private static void requires(JavaModule was, JavaModule is, Element element, Changes changes) {
    for (String each : was.requires()) {
      String name = each.substring(each.lastIndexOf(' ') + 1);
      if (each.startsWith(TRANSITIVE) && !is.requires().contains(each)) {
        changes.add(ChangeKind.REQUIRES_TRANSITIVE_DROPPED, element, each, "");
      } else if (each.startsWith(STATIC)
          && (is.requires().contains(name) || is.requires().contains(TRANSITIVE + name))) {
        changes.add(ChangeKind.REQUIRES_NO_LONGER_OPTIONAL, element, each, name);
      }
    }
    for (String each : is.requires()) {
      String name = each.substring(each.lastIndexOf(' ') + 1);
      boolean isKnown =
          was.requires().stream().anyMatch(old -> old.endsWith(" " + name) || old.equals(name));
      if (!isKnown && !each.startsWith(STATIC)) {
        changes.add(ChangeKind.REQUIRES_ADDED, element, "", each);
      }
    }
  }
}
