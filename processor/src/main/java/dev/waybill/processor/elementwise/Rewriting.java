package dev.waybill.processor.elementwise;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Builds an expression anew with parts replaced; each node is built once. */
@SuppressWarnings({"ReferenceEquality", "IdentityHashMapUsage"}) // nodes are compared by identity
class Rewriting {
  private final Map<Expression, Expression> known = new IdentityHashMap<>();

  /** Takes replacements, by identity. */
  Rewriting(Map<Expression, Expression> replacements) {
    replacements.forEach(known::put);
  }

  final Expression of(Expression expression) {
    Expression result = known.get(expression);
    if (result == null) {
      result = rewrite(expression);
      known.put(expression, result);
    }
    return result;
  }

  /** Rebuilds a node of its rewritten operands. */
  Expression rewrite(Expression expression) {
    List<Expression> operands = new ArrayList<>();
    boolean same = true;
    for (Expression operand : expression.operands()) {
      Expression one = of(operand);
      same &= one == operand;
      operands.add(one);
    }
    return same ? expression : expression.with(operands);
  }
}
