package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Conditional;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Unary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements that call a method for each operation on many numbers at once. */
abstract class LaneCode {
  private final Scalar number;
  private final Uniform uniform;
  private @Nullable String reason;

  LaneCode(Scalar scalar) {
    number = scalar;
    uniform = new Uniform(scalar);
  }

  final Code write(Body body, Expression root, Map<Expression, String> names) {
    Set<String> taken = body.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    Locals locals = new Locals(root, names, taken, this::operands);
    StringBuilder text = new StringBuilder();
    for (Expression e : locals.declared()) {
      String type = isUniform(e) ? scalar(e.type()) : lanes(e.type());
      text.append(type).append(' ').append(locals.find(e)).append(" = ");
      text.append(isUniform(e) ? uniform.text(e) : own(e, locals)).append(";\n");
    }
    text.append("return ").append(arm(root, locals)).append(";\n");
    return reason == null ? new Code(text.toString(), null) : Code.refused(reason);
  }

  /** Returns what the code of a node is built of. */
  List<Expression> operands(Expression e) {
    return isUniform(e) ? List.of() : e.operands();
  }

  final boolean isUniform(Expression e) {
    return uniform.is(e);
  }

  final String number(Expression e, Locals locals) {
    String name = locals.find(e);
    return name != null ? name : uniform.text(e);
  }

  /** Writes an expression as many numbers, also where they are all the same. */
  final String lanes(Expression e, Locals locals) {
    if (isUniform(e)) {
      return spread(e, locals);
    }
    String name = locals.find(e);
    return name != null ? name : own(e, locals);
  }

  /** Notes the first reason. */
  final String refused(String why) {
    if (reason == null) {
      reason = why;
    }
    return "?";
  }

  private String own(Expression e, Locals locals) {
    String whole = whole(e, locals);
    if (whole != null) {
      return whole;
    } else if (e instanceof Parameter parameter) {
      return parameter(parameter);
    } else if (e instanceof Unary unary) {
      return unary(unary, locals);
    } else if (e instanceof Binary binary) {
      return binary(binary, locals);
    } else if (e instanceof Conditional choice) {
      if (isUniform(choice.condition())) {
        return "("
            + uniform.condition(choice.condition())
            + " ? "
            + arm(choice.then(), locals)
            + " : "
            + arm(choice.otherwise(), locals)
            + ")";
      }
      return choose(choice, locals);
    }
    return call((Call) e, locals);
  }

  private String scalar(Type type) {
    return type == Type.REAL ? number.keyword() : type == Type.WHOLE ? "long" : "boolean";
  }

  /** Returns the type of many numbers, or of the answers for them. */
  abstract String lanes(Type type);

  /** Writes an expression that may be the whole result. */
  String arm(Expression e, Locals locals) {
    return lanes(e, locals);
  }

  /** Makes many numbers, or answers, of one. */
  abstract String spread(Expression e, Locals locals);

  /** Writes a formula that has a function of its own, or returns {@code null}. */
  abstract @Nullable String whole(Expression e, Locals locals);

  abstract String parameter(Parameter parameter);

  abstract String unary(Unary unary, Locals locals);

  abstract String binary(Binary binary, Locals locals);

  abstract String choose(Conditional choice, Locals locals);

  abstract String call(Call call, Locals locals);
}
