package dev.waybill.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * The methods with {@code @Elementwise} of one name in a class.
 *
 * @param reals those of their own: of real numbers and conditions
 * @param wholes those that are the form for {@code long} of such a one
 */
record Overloads(List<ExecutableElement> reals, List<ExecutableElement> wholes) {

  static Overloads of(ExecutableElement method, Sources sources) {
    List<ExecutableElement> reals = new ArrayList<>();
    List<ExecutableElement> wholes = new ArrayList<>();
    for (ExecutableElement one :
        ElementFilter.methodsIn(Names.owner(method).getEnclosedElements())) {
      if (one.getSimpleName().equals(method.getSimpleName())
          && Mirror.find(sources, one, "Elementwise") != null) {
        boolean isWhole = Mirror.find(sources, one, "Export") == null && takesWhole(one, sources);
        (isWhole ? wholes : reals).add(one);
      }
    }
    return reals.isEmpty() ? new Overloads(wholes, List.of()) : new Overloads(reals, wholes);
  }

  static boolean takesWhole(ExecutableElement method, Sources sources) {
    return method.getParameters().stream()
        .anyMatch(p -> !isAttribute(p, sources) && p.asType().getKind() == TypeKind.LONG);
  }

  /** Returns whether a parameter stays a number. */
  static boolean isAttribute(VariableElement parameter, Sources sources) {
    return Mirror.find(sources, parameter, "Attribute") != null;
  }
}
