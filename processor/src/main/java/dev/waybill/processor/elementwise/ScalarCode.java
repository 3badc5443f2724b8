package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Conditional;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Unary;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements with infix operators, in what Java and C have in common. */
@SuppressWarnings("IdentityHashMapUsage") // nodes are compared by identity
abstract class ScalarCode {
  static final int CHOICE = 0;
  static final int UNARY = 7;
  static final int PRIMARY = 8;

  private final Scalar scalar;

  ScalarCode(Scalar scalar) {
    this.scalar = scalar;
  }

  final Scalar scalar() {
    return scalar;
  }

  /** Returns why an expression cannot be computed in this type, or an empty string. */
  static String mismatch(Body body, Scalar scalar) {
    Type wrong = scalar == Scalar.LONG ? Type.REAL : Type.WHOLE;
    boolean[] found = new boolean[1];
    new Walk(
            e ->
                found[0] |=
                    e.type() == wrong
                        && (wrong == Type.REAL
                            || (e instanceof Parameter parameter
                                && parameter.role() == Expression.Role.ELEMENT)))
        .visit(body.result());
    return found[0] ? body.name() + " is not a function of " + scalar.keyword() + "s" : "";
  }

  /** Writes statements, a line each. */
  final String write(Expression root, Map<Expression, String> names, Set<String> taken) {
    Locals locals = new Locals(root, names, taken, Expression::operands);
    StringBuilder text = new StringBuilder();
    for (Expression e : locals.declared()) {
      text.append(declaration(e.type())).append(' ').append(locals.find(e)).append(" = ");
      text.append(own(e, locals).text).append(";\n");
    }
    return text.append("return ").append(text(root, CHOICE, locals)).append(";\n").toString();
  }

  static Map<Expression, String> names(Body body, ValueNumbers values, Rewriting rewriting) {
    Map<Expression, String> names = new IdentityHashMap<>();
    body.names()
        .forEach(
            (e, name) -> {
              // Capitals are those of classes, constants and macros around the code.
              if (Character.isLowerCase(name.charAt(0))) {
                names.putIfAbsent(values.of(rewriting.of(values.of(e))), name);
              }
            });
    return names;
  }

  final String text(Expression e, int least, Locals locals) {
    String name = locals.find(e);
    if (name != null) {
      return name;
    }
    Text own = own(e, locals);
    return own.precedence < least ? "(" + own.text + ")" : own.text;
  }

  private Text own(Expression e, Locals locals) {
    if (e instanceof Expression.Real real) {
      return real(real.value());
    } else if (e instanceof Expression.Whole whole) {
      return whole(whole.value());
    } else if (e instanceof Expression.Truth truth) {
      return truth(truth.value());
    } else if (e instanceof Parameter parameter) {
      return parameter(parameter);
    } else if (e instanceof Unary unary) {
      String operand = text(unary.operand(), PRIMARY, locals);
      return switch (unary.operator()) {
        case NEGATE -> new Text("-" + operand, UNARY);
        case NOT -> new Text("!" + operand, UNARY);
        case TO_REAL -> new Text("(" + declaration(Type.REAL) + ") " + operand, UNARY);
      };
    } else if (e instanceof Binary binary) {
      return binary(binary, locals);
    } else if (e instanceof Conditional choice) {
      return new Text(
          text(choice.condition(), CHOICE + 1, locals)
              + " ? "
              + text(choice.then(), CHOICE + 1, locals)
              + " : "
              + text(choice.otherwise(), CHOICE, locals),
          CHOICE);
    }
    return call((Call) e, locals);
  }

  private Text binary(Binary e, Locals locals) {
    if (e.operator() == BinaryOperator.REM && e.type() == Type.REAL) {
      return remainder(e, locals);
    }
    boolean divides = e.operator() == BinaryOperator.DIV || e.operator() == BinaryOperator.REM;
    if (divides && e.type() == Type.WHOLE) {
      return wholeQuotient(e, locals);
    }
    return infix(e, locals);
  }

  /** Writes a quotient or remainder of integers. */
  Text wholeQuotient(Binary e, Locals locals) {
    return infix(e, locals);
  }

  private Text infix(Binary e, Locals locals) {
    int precedence = e.operator().precedence();
    // && within || is bracketed for the reader.
    boolean mixed = e.operator() == BinaryOperator.OR;
    String left = text(e.left(), mixed ? isOr(e.left(), locals) : precedence, locals);
    String right = text(e.right(), mixed ? isOr(e.right(), locals) : precedence + 1, locals);
    return new Text(left + " " + e.operator().symbol() + " " + right, precedence);
  }

  private static int isOr(Expression e, Locals locals) {
    boolean open =
        locals.find(e) == null
            && e instanceof Binary binary
            && binary.operator() == BinaryOperator.OR;
    return open ? BinaryOperator.OR.precedence() : BinaryOperator.AND.precedence() + 1;
  }

  final String arguments(Call call, Locals locals) {
    return call.operands().stream()
        .map(operand -> text(operand, CHOICE, locals))
        .collect(Collectors.joining(", "));
  }

  Text remainder(Binary e, Locals locals) {
    int precedence = e.operator().precedence();
    return new Text(
        text(e.left(), precedence, locals) + " % " + text(e.right(), precedence + 1, locals),
        precedence);
  }

  abstract String declaration(Type type);

  abstract Text real(double value);

  abstract Text whole(long value);

  abstract Text truth(boolean value);

  abstract Text parameter(Parameter parameter);

  abstract Text call(Call call, Locals locals);

  static Text number(String text) {
    return new Text(text, text.startsWith("-") ? UNARY : PRIMARY);
  }

  /** Code and how strongly it holds together. */
  record Text(String text, int precedence) {}
}
