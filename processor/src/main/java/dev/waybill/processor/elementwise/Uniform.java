package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Parameter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is the same for all elements, which is computed once, as a number. */
@SuppressWarnings("IdentityHashMapUsage") // nodes are compared by identity
final class Uniform {
  private final Map<Expression, Boolean> known = new IdentityHashMap<>();
  private final ScalarJava numbers;

  Uniform(Scalar scalar) {
    numbers = new ScalarJava(scalar);
  }

  boolean is(Expression e) {
    Boolean uniform = known.get(e);
    if (uniform == null) {
      uniform =
          e instanceof Parameter parameter
              ? parameter.role() == Expression.Role.ATTRIBUTE
              : e.operands().stream().allMatch(this::is);
      known.put(e, uniform);
    }
    return uniform;
  }

  /** Writes it as a Java expression that can stand among arguments. */
  String text(Expression e) {
    return numbers.text(
        e, ScalarCode.CHOICE, new Locals(e, Map.of(), Set.of(), operand -> List.of()));
  }

  /** Writes it as a Java expression that a condition can be built on. */
  String condition(Expression e) {
    return numbers.text(
        e, ScalarCode.CHOICE + 1, new Locals(e, Map.of(), Set.of(), operand -> List.of()));
  }
}
