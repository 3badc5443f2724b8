package dev.waybill.processor.read;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The top-level classes that a round compiles, with or without annotations of ours.
 *
 * @param names their qualified names
 * @param packages the packages that they are in
 */
record TopLevels(Set<String> names, Set<String> packages) {

  static TopLevels of(RoundEnvironment round, Elements elements) {
    Set<String> names = new HashSet<>();
    Set<String> packages = new HashSet<>();
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      names.add(Names.qualified(type));
      packages.add(Names.qualified(elements.getPackageOf(type)));
    }
    return new TopLevels(names, packages);
  }
}
