package dev.waybill.manifest.surface;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The one order of members, which depends on what is declared and not on the compiler. */
final class JavaOrder {

  static final Comparator<TypeUse> TYPES = Comparator.comparing(TypeText.FULL::of);

  static final Comparator<JavaMethod> METHODS =
      Comparator.comparingInt((JavaMethod method) -> method.isConstructor() ? 0 : 1)
          .thenComparing(JavaMethod::name)
          .thenComparingInt(method -> method.parameters().size())
          .thenComparing(JavaOrder::parameters)
          // Bridges are left out, so that two of one name and parameters differ in generics only.
          .thenComparing(method -> TypeText.FULL.of(method.result()));

  private JavaOrder() {}

  /**
   * The constants of an enum as declared, for their order is part of it; then the others by name.
   */
  static List<JavaField> fields(List<JavaField> fields) {
    List<JavaField> ordered = new ArrayList<>();
    fields.stream().filter(JavaField::isEnumConstant).forEach(ordered::add);
    fields.stream()
        .filter(field -> !field.isEnumConstant())
        .sorted(Comparator.comparing(JavaField::name))
        .forEach(ordered::add);
    return List.copyOf(ordered);
  }

  private static String parameters(JavaMethod method) {
    StringBuilder text = new StringBuilder();
    for (JavaParameter parameter : method.parameters()) {
      text.append(TypeText.FULL.of(parameter.type())).append(',');
    }
    return text.toString();
  }
}
