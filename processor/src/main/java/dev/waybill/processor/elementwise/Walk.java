package dev.waybill.processor.elementwise;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;

/** Visits each node of an expression once, operands first. */
final class Walk {
  private final Consumer<Expression> visitor;
  private final Set<Expression> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  Walk(Consumer<Expression> visitor) {
    this.visitor = visitor;
  }

  void visit(Expression expression) {
    if (seen.add(expression)) {
      expression.operands().forEach(this::visit);
      visitor.accept(expression);
    }
  }
}
