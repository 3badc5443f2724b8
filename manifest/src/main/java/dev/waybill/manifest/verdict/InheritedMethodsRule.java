package dev.waybill.manifest.verdict;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.JavaMethod;
import dev.waybill.manifest.surface.JavaModifier;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the methods that come to an open class from a type that is new above it. */
final class InheritedMethodsRule implements ClassRule {

  @Override
  public void compare(ClassPair pair, Changes changes) {
    if (!pair.isExtensible() || !pair.hasComparableMembers()) {
      return;
    }
    Set<String> added = new TreeSet<>(pair.is().supertypes(pair.after().name()));
    added.removeAll(pair.was().supertypes(pair.before().name()));
    TreeMap<String, World.SeenMethod> methods = new TreeMap<>();
    for (String name : added) {
      JavaClass above = pair.is().find(name).orElse(null);
      if (above != null) {
        for (JavaMethod each : above.methods()) {
          pair.is().methods(pair.after(), each.name()).stream()
              .filter(seen -> seen.owner().equals(above) && isOffered(seen.method()))
              .forEach(
                  seen -> methods.putIfAbsent(pair.is().key(pair.after(), seen.method()), seen));
        }
      }
    }
    methods.forEach((key, seen) -> compare(pair, key, seen, changes));
  }

  /** What subclasses inherit. */
  private static boolean isOffered(JavaMethod method) {
    return !method.isConstructor() && !method.is(JavaModifier.STATIC);
  }

  private static void compare(ClassPair pair, String key, World.SeenMethod seen, Changes changes) {
    if (pair.was().findMethod(pair.before(), key).isPresent()) {
      return;
    }
    if (Obligations.isNew(pair, key)) {
      add(pair, seen, ChangeKind.ABSTRACT_METHOD_ADDED, changes);
    } else if (!seen.method().is(JavaModifier.ABSTRACT)) {
      add(
          pair,
          seen,
          seen.method().is(JavaModifier.DEFAULT)
              ? ChangeKind.DEFAULT_METHOD_ADDED
              : ChangeKind.METHOD_ADDED_TO_EXTENSIBLE,
          changes);
    }
  }

  private static void add(ClassPair pair, World.SeenMethod seen, ChangeKind kind, Changes changes) {
    changes.add(kind, pair.element(), "", Texts.of(pair.after(), seen.method()));
  }
}
