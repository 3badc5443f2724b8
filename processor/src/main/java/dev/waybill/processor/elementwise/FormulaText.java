package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Conditional;
import dev.waybill.processor.elementwise.Expression.Unary;
import dev.waybill.processor.elementwise.Expression.UnaryOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Functions as text, which class files carry to compilers of other modules: {@code
 * leakyRelu(double,double) (IF (GT p0 0.0) p0 (MUL p0 p1))}. What is used twice has a name: {@code
 * (LET v0 (EXP p0) (ADD v0 v0))}.
 */
@SuppressWarnings("IdentityHashMapUsage") // nodes are compared by identity
public final class FormulaText {
  private static final String IF = "IF";
  private static final String LET = "LET";

  private FormulaText() {}

  /**
   * Writes a function.
   *
   * @param body the function
   * @param types the types of its parameters in Java, such as {@code (double, long)}
   * @return one line
   */
  public static String write(Body body, String types) {
    ValueNumbers values = new ValueNumbers();
    Expression root = values.of(body.result());
    Map<Expression, Integer> uses = new IdentityHashMap<>();
    List<Expression> order = new ArrayList<>();
    count(root, uses, order);
    Map<Expression, String> names = new IdentityHashMap<>();
    for (int k = 0; k < body.parameters().size(); k++) {
      names.put(values.of(body.parameters().get(k)), "p" + k);
    }
    StringBuilder lets = new StringBuilder();
    int next = 0;
    for (Expression e : order) {
      if (uses.getOrDefault(e, 0) > 1 && !(e instanceof Expression.Leaf)) {
        String text = text(e, names);
        names.put(e, "v" + next);
        lets.append("v").append(next++).append(' ').append(text).append(' ');
      }
    }
    String text = text(root, names);
    return head(body.name(), types) + (next == 0 ? text : "(" + LET + " " + lets + text + ")");
  }

  private static String head(String name, String types) {
    return name + types.replace(" ", "") + " ";
  }

  private static void count(Expression e, Map<Expression, Integer> uses, List<Expression> order) {
    if (uses.merge(e, 1, Integer::sum) == 1) {
      e.operands().forEach(operand -> count(operand, uses, order));
      order.add(e);
    }
  }

  private static String text(Expression e, Map<Expression, String> names) {
    String name = names.get(e);
    if (name != null) {
      return name;
    } else if (e instanceof Expression.Real real) {
      return Double.toString(real.value());
    } else if (e instanceof Expression.Whole whole) {
      return Long.toString(whole.value());
    } else if (e instanceof Expression.Truth truth) {
      return Boolean.toString(truth.value());
    }
    return "("
        + operator(e)
        + e.operands().stream().map(one -> " " + text(one, names)).collect(Collectors.joining())
        + ")";
  }

  private static String operator(Expression e) {
    if (e instanceof Unary unary) {
      return unary.operator().name();
    } else if (e instanceof Binary binary) {
      return binary.operator().name();
    }
    return e instanceof Call call ? call.function().name() : IF;
  }

  /**
   * Finds the function that a call means, and applies it.
   *
   * @param formulas lines that {@link #write} wrote
   * @param name the method's name
   * @param types the types of its parameters in Java, in brackets
   * @param arguments what it is called with
   * @return the function of the arguments; {@code null} where there is none, or where it is written
   *     in words that this processor does not know
   */
  static @Nullable Expression read(
      List<String> formulas, String name, String types, List<Expression> arguments) {
    String head = head(name, types);
    for (String formula : formulas) {
      if (formula.startsWith(head)) {
        Map<String, Expression> names = new HashMap<>();
        for (int k = 0; k < arguments.size(); k++) {
          names.put("p" + k, arguments.get(k));
        }
        try {
          return new Reader(formula, head.length(), names).read();
        } catch (IllegalArgumentException | IndexOutOfBoundsException unknown) {
          return null;
        }
      }
    }
    return null;
  }

  /** Reads one line. */
  private static final class Reader {
    private final String text;
    private final Map<String, Expression> names;
    private int at;

    Reader(String text, int at, Map<String, Expression> names) {
      this.text = text;
      this.at = at;
      this.names = names;
    }

    Expression read() {
      if (text.charAt(at) != '(') {
        return atom(word());
      }
      at++;
      String operator = word();
      if (operator.equals(LET)) {
        return let();
      }
      List<Expression> operands = new ArrayList<>();
      while (text.charAt(at) != ')') {
        at++; // the space before it
        operands.add(read());
      }
      at++;
      return applied(operator, operands);
    }

    private Expression let() {
      while (true) {
        at++;
        Expression value = null;
        if (text.charAt(at) == 'v') {
          String name = word();
          if (text.charAt(at) == ')') {
            value = atom(name);
          } else {
            at++;
            names.put(name, read());
          }
        } else {
          value = read();
        }
        if (value != null) {
          at++; // the bracket behind it
          return value;
        }
      }
    }

    private String word() {
      int from = at;
      while (at < text.length() && " ()".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(from, at);
    }

    private Expression atom(String word) {
      Expression named = names.get(word);
      if (named != null) {
        return named;
      } else if (word.equals("true") || word.equals("false")) {
        return new Expression.Truth(word.equals("true"));
      } else if (word.matches("-?[0-9]+")) {
        return new Expression.Whole(Long.parseLong(word));
      }
      return new Expression.Real(Double.parseDouble(word));
    }

    private static Expression applied(String operator, List<Expression> operands) {
      if (operator.equals(IF)) {
        return new Conditional(operands.get(0), operands.get(1), operands.get(2));
      }
      for (UnaryOperator unary : UnaryOperator.values()) {
        if (unary.name().equals(operator)) {
          return new Unary(unary, operands.get(0));
        }
      }
      for (BinaryOperator binary : BinaryOperator.values()) {
        if (binary.name().equals(operator)) {
          return new Binary(binary, operands.get(0), operands.get(1));
        }
      }
      return new Call(Function.valueOf(operator), operands);
    }
  }
}
