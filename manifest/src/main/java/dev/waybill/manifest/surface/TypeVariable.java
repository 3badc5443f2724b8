package dev.waybill.manifest.surface;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A declared type parameter.
 *
 * @param name its name
 * @param bounds its bounds in order; empty for {@code Object} alone
 */
public record TypeVariable(String name, List<TypeUse> bounds) {

  /** Copies the list; {@code Object} as the only bound is none. */
  public TypeVariable {
    bounds = bounds.equals(List.of(TypeUse.OBJECT)) ? List.of() : List.copyOf(bounds);
  }

  /**
   * Returns what type variables stand for in a use of the class that declares them.
   *
   * @param variables the type parameters of the class
   * @param use the use; where it is raw, variables stand for their erasure
   * @return types by the names of the variables
   */
  public static Map<String, TypeUse> arguments(List<TypeVariable> variables, TypeUse use) {
    boolean isRaw = use.arguments().size() != variables.size();
    Map<String, TypeUse> arguments = new HashMap<>();
    for (int i = 0; i < variables.size(); i++) {
      TypeVariable each = variables.get(i);
      arguments.put(each.name(), isRaw ? each.erasure() : use.arguments().get(i));
    }
    return arguments;
  }

  private TypeUse erasure() {
    return bounds.isEmpty() ? TypeUse.OBJECT : TypeUse.ofClass(bounds.get(0).name(), List.of());
  }
}
