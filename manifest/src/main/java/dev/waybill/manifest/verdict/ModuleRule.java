package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaModule;
import dev.waybill.manifest.surface.Surface;
import java.util.List;

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
    lists(
        services(was),
        services(is),
        ChangeKind.SERVICE_DROPPED,
        ChangeKind.SERVICE_PROVIDED,
        element,
        changes);
  }

  private static List<String> packages(Surface surface) {
    return surface.classes().stream().map(each -> each.packageName()).distinct().toList();
  }

  private static List<String> services(JavaModule module) {
    return module.provides().stream().map(each -> each.split(" ", 2)[0]).distinct().toList();
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
      // What is exported to all is exported to those that are named, too.
      if (!after.contains(each) && !after.contains(each.split(" ", 2)[0])) {
        changes.add(lost, element, each, "");
      }
    }
    for (String each : after) {
      if (!before.contains(each)) {
        changes.add(won, element, "", each);
      }
    }
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
