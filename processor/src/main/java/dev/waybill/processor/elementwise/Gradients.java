package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Conditional;
import dev.waybill.processor.elementwise.Expression.Constant;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The gradient of a function as a function: of {@code gy}, the gradient of its result, and of those
 * of its parameters, and its result, that are needed.
 */
@SuppressWarnings({"ReferenceEquality", "IdentityHashMapUsage"}) // nodes are compared by identity
public final class Gradients {
  /** The name of the gradient of the result. */
  public static final String OF_RESULT = "gy";

  /** The name of the result. */
  public static final String RESULT = "result";

  private Gradients() {}

  /**
   * Derives a function by a parameter. Where the result takes the place of all tensors, only it is
   * used: it need not be kept for the gradient alone, and the function can write in place.
   *
   * @param body the function
   * @param by a real parameter
   * @return its parameters: gy, then the tensors that are used, then the result if it is used, and
   *     the attributes
   */
  public static Body of(Body body, Parameter by) {
    ValueNumbers values = new ValueNumbers();
    Expression y = values.of(body.result());
    Expression slope = Derivative.of(y, by, values);
    Parameter result = new Parameter(RESULT, Role.ELEMENT, 0, Type.REAL);
    Expression throughResult = values.of(new Replacement(y, result, values).of(slope));
    boolean isFree = elements(throughResult).stream().allMatch(result::equals);
    Parameter gy = new Parameter(OF_RESULT, Role.ELEMENT, 0, Type.REAL);
    Expression whole = values.of(times(gy, isFree ? throughResult : slope));
    return numbered(body, gy, result, whole, values);
  }

  /** Into the arms of conditions, so that no gradient that is infinite is multiplied by 0. */
  private static Expression times(Expression gy, Expression slope) {
    return slope instanceof Conditional choice
        ? Algebra.choose(
            choice.condition(), times(gy, choice.then()), times(gy, choice.otherwise()))
        : Algebra.multiply(gy, slope);
  }

  private static Body numbered(
      Body body, Parameter gy, Parameter result, Expression whole, ValueNumbers values) {
    Set<Parameter> used = new LinkedHashSet<>();
    new Walk(
            e -> {
              if (e instanceof Parameter parameter) {
                used.add(parameter);
              }
            })
        .visit(whole);
    List<Parameter> order = new ArrayList<>(List.of(gy));
    order.addAll(body.parameters());
    order.add(result);
    Map<Role, Integer> counts = new EnumMap<>(Role.class);
    Map<Expression, Expression> renumbered = new IdentityHashMap<>();
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : order) {
      if (used.contains(parameter) || parameter.equals(gy)) {
        int index = counts.merge(parameter.role(), 1, Integer::sum) - 1;
        Parameter one = new Parameter(parameter.name(), parameter.role(), index, parameter.type());
        parameters.add(one);
        renumbered.put(values.of(parameter), one);
      }
    }
    Rewriting rewriting = new Rewriting(renumbered);
    Map<Expression, String> names = new IdentityHashMap<>();
    body.names().forEach((e, name) -> names.put(rewriting.of(values.of(e)), name));
    return new Body(body.name() + "Gradient", parameters, rewriting.of(whole), names);
  }

  private static List<Parameter> elements(Expression expression) {
    List<Parameter> found = new ArrayList<>();
    new Walk(
            e -> {
              if (e instanceof Parameter parameter && parameter.role() == Role.ELEMENT) {
                found.add(parameter);
              }
            })
        .visit(expression);
    return found;
  }

  /** Puts the result where a part of the derivative computes it again. */
  private static final class Replacement extends Rewriting {
    private final Expression y;
    private final Parameter result;
    private final ValueNumbers values;

    Replacement(Expression y, Parameter result, ValueNumbers values) {
      super(Map.of());
      this.y = y;
      this.result = result;
      this.values = values;
    }

    @Override
    Expression rewrite(Expression e) {
      if (e == y) {
        return result;
      }
      if (isExpm1(e)) {
        return Algebra.add(result, Algebra.ONE);
      }
      if (e instanceof Binary comparison && isToldByResult(comparison)) {
        return comparison.with(List.of(result, comparison.right()));
      }
      return super.rewrite(e);
    }

    /** Returns whether e is exp(u) where the result is expm1(u). */
    private boolean isExpm1(Expression e) {
      return e instanceof Call exp
          && exp.function() == Function.EXP
          && y instanceof Call call
          && call.function() == Function.EXPM1
          && call.operands().get(0) == exp.operands().get(0);
    }

    /**
     * Returns whether a condition on v holds where it holds for the result: of {@code v <= 0 ? 0 :
     * v}, and where the constant is on the other side of it.
     */
    private boolean isToldByResult(Binary comparison) {
      return y instanceof Conditional choice
          && choice.condition() == comparison
          && comparison.right() instanceof Constant
          && (isOnItsSide(comparison, choice.then(), choice.otherwise(), true)
              || isOnItsSide(comparison, choice.otherwise(), choice.then(), false));
    }

    private boolean isOnItsSide(Binary comparison, Expression arm, Expression rest, boolean side) {
      return arm instanceof Constant
          && rest == comparison.left()
          && new Evaluator(Map.of())
              .value(values.of(comparison.with(List.of(arm, comparison.right()))))
              .equals(side);
    }
  }
}
