package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an expression that get a local variable: those that are used more than once. They
 * have the names that the source gave them, and {@code v0}, {@code v1} … otherwise.
 */
@SuppressWarnings("IdentityHashMapUsage") // nodes are compared by identity
final class Locals {
  private final Function<Expression, List<Expression>> operands;
  private final Map<Expression, Integer> uses = new IdentityHashMap<>();
  private final List<Expression> order = new ArrayList<>();
  private final Map<Expression, String> names = new IdentityHashMap<>();
  private final Map<Expression, Boolean> failing = new IdentityHashMap<>();
  private final List<Expression> declared = new ArrayList<>();

  /**
   * Finds them.
   *
   * @param root a node of a numbering
   * @param sourceNames names of nodes of the same numbering
   * @param taken names that mean something else
   * @param operands what a node's code is built of
   */
  Locals(
      Expression root,
      Map<Expression, String> sourceNames,
      Set<String> taken,
      Function<Expression, List<Expression>> operands) {
    this.operands = operands;
    count(root);
    Set<String> used = new HashSet<>(taken);
    int next = 0;
    for (Expression e : order) {
      if (uses.getOrDefault(e, 0) < 2 || e instanceof Expression.Leaf || mayFail(e)) {
        continue;
      }
      String name = sourceNames.get(e);
      if (name == null || !used.add(name)) {
        do {
          name = "v" + next++;
        } while (!used.add(name));
      }
      names.put(e, name);
      declared.add(e);
    }
  }

  /** Returns what is declared, in an order in which each is before those that use it. */
  List<Expression> declared() {
    return declared;
  }

  @Nullable String find(Expression e) {
    return names.get(e);
  }

  private void count(Expression e) {
    if (uses.merge(e, 1, Integer::sum) == 1) {
      operands.apply(e).forEach(this::count);
      order.add(e);
    }
  }

  /** A quotient of integers stays behind the condition that it is written behind. */
  private boolean mayFail(Expression e) {
    boolean divides =
        e.type() == Type.WHOLE
            && e instanceof Binary binary
            && (binary.operator() == BinaryOperator.DIV || binary.operator() == BinaryOperator.REM);
    Boolean known = failing.get(e);
    if (known == null) {
      known = divides || e.operands().stream().anyMatch(this::mayFail);
      failing.put(e, known);
    }
    return known;
  }
}
