package dev.waybill.plugin.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The classes that say of themselves that types without a word are not nullable; for those that say
 * nothing the class, the package and the module around them speak.
 */
final class MarkedClasses {

  private static final String MARKED = "@NullMarked";
  private static final String UNMARKED = "@NullUnmarked";

  private final ClassIndex index;

  MarkedClasses(ClassIndex index) {
    this.index = index;
  }

  /** The annotations of a class, with the one that it has from around it. */
  List<String> annotations(RawClass clazz) throws UnreadableClassException {
    List<String> annotations = new ArrayList<>(clazz.annotations());
    if (!annotations.contains(MARKED) && isMarked(clazz)) {
      annotations.add(MARKED);
    }
    return annotations;
  }

  private boolean isMarked(RawClass clazz) throws UnreadableClassException {
    for (String name : around(clazz)) {
      List<String> said = index.findOwn(name).map(RawClass::annotations).orElse(List.of());
      if (said.contains(MARKED) || said.contains(UNMARKED)) {
        return said.contains(MARKED);
      }
    }
    return false;
  }

  /** The class files that speak for a class, the nearest first. */
  private List<String> around(RawClass clazz) throws UnreadableClassException {
    List<String> names = new ArrayList<>();
    Optional<RawClass> each = Optional.of(clazz);
    while (each.isPresent()) {
      names.add(each.get().name());
      String outer = each.get().outer();
      each = outer == null || outer.isEmpty() ? Optional.empty() : index.findOwn(outer);
    }
    String name = clazz.name();
    names.add(name.substring(0, name.lastIndexOf('.') + 1) + "package-info");
    names.add("module-info");
    return names;
  }
}
