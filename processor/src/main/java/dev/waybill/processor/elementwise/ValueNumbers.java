package dev.waybill.processor.elementwise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds expressions that are built alike: one node stands for all of them.
 *
 * <p>Each node is looked at once, with its operands' nodes in place of their contents.
 */
@SuppressWarnings({"ReferenceEquality", "IdentityHashMapUsage"}) // nodes are compared by identity
final class ValueNumbers {
  private final Map<Expression, Expression> canonical = new IdentityHashMap<>();
  private final Map<Key, Expression> byKey = new HashMap<>();
  private final Map<Expression, Integer> numbers = new IdentityHashMap<>();

  /** Returns the node that stands for an expression: the same one for equal expressions. */
  Expression of(Expression expression) {
    Expression known = canonical.get(expression);
    if (known != null) {
      return known;
    }
    List<Expression> operands = new ArrayList<>();
    List<Integer> ids = new ArrayList<>();
    for (Expression operand : expression.operands()) {
      Expression one = of(operand);
      operands.add(one);
      ids.add(numbers.getOrDefault(one, -1));
    }
    Expression made =
        byKey.computeIfAbsent(new Key(label(expression), ids), key -> expression.with(operands));
    numbers.putIfAbsent(made, numbers.size());
    canonical.put(expression, made);
    canonical.put(made, made);
    return made;
  }

  boolean areEqual(Expression a, Expression b) {
    return of(a) == of(b);
  }

  private static Object label(Expression expression) {
    if (expression instanceof Expression.Unary unary) {
      return unary.operator();
    }
    if (expression instanceof Expression.Binary binary) {
      return binary.operator();
    }
    if (expression instanceof Expression.Call call) {
      return call.function();
    }
    return expression instanceof Expression.Leaf ? expression : Expression.Conditional.class;
  }

  private record Key(Object label, List<Integer> operands) {}
}
