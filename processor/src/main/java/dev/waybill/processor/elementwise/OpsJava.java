package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Conditional;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Unary;
import dev.waybill.processor.elementwise.Expression.UnaryOperator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Statements on tensors, an op for each operation, which autograd derives again. Tensors and
 * attributes have the parameters' names.
 */
public final class OpsJava extends LaneCode {
  private static final String POW = "math.pow";
  private static final Map<Function, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry(Function.ABS, "math.abs"),
          Map.entry(Function.EXP, "math.exp"),
          Map.entry(Function.LOG, "math.log"),
          Map.entry(Function.LOG1P, "math.log1p"),
          Map.entry(Function.EXPM1, "math.expm1"),
          Map.entry(Function.SQRT, "math.sqrt"),
          Map.entry(Function.SIN, "math.sin"),
          Map.entry(Function.COS, "math.cos"),
          Map.entry(Function.ATAN, "math.atan"),
          Map.entry(Function.TANH, "math.tanh"),
          Map.entry(Function.POW, POW),
          Map.entry(Function.MIN, "math.minimum"),
          Map.entry(Function.MAX, "math.maximum"),
          Map.entry(Function.FLOOR, "math.floor"),
          Map.entry(Function.CEIL, "math.ceil"),
          Map.entry(Function.RINT, "math.round"),
          Map.entry(Function.SIGNUM, "math.sign"),
          Map.entry(Function.ERF, "math.erf"));
  private static final Map<BinaryOperator, String> OPERATORS =
      Map.ofEntries(
          Map.entry(BinaryOperator.ADD, "tensor.add"),
          Map.entry(BinaryOperator.SUB, "tensor.sub"),
          Map.entry(BinaryOperator.MUL, "tensor.mul"),
          Map.entry(BinaryOperator.DIV, "tensor.div"),
          Map.entry(BinaryOperator.REM, "math.fmod"),
          Map.entry(BinaryOperator.EQ, "math.eq"),
          Map.entry(BinaryOperator.NE, "math.ne"),
          Map.entry(BinaryOperator.LT, "math.lt"),
          Map.entry(BinaryOperator.LE, "math.le"),
          Map.entry(BinaryOperator.GT, "math.gt"),
          Map.entry(BinaryOperator.GE, "math.ge"),
          Map.entry(BinaryOperator.AND, "math.logicalAnd"),
          Map.entry(BinaryOperator.OR, "math.logicalOr"));

  /** Numbers at which a formula is tried: most functions are defined at one of them. */
  private static final List<Double> TRIALS = List.of(0.0, 1.0, -1.0, 0.5);

  /**
   * Each arm that is guarded is written anew, with the arms in it: where they share parts, their
   * number doubles with each level.
   */
  private static final int LARGEST_ARM = 1500;

  /** Functions that are finite where their operands are, and so are their slopes. */
  private static final Set<Function> TAME =
      EnumSet.of(
          Function.ABS,
          Function.MIN,
          Function.MAX,
          Function.CLAMP,
          Function.FLOOR,
          Function.CEIL,
          Function.RINT,
          Function.SIGNUM,
          Function.FMA);

  /** The ops that are another library's. */
  private final Set<String> needed = new TreeSet<>();

  private OpsJava() {
    super(Scalar.DOUBLE);
  }

  /**
   * Writes a gradient.
   *
   * @param body the gradient
   * @param op the op's name
   * @param of what it is the gradient of
   * @return the statements, or which function no op computes
   */
  public static Code write(Body body, String op, String of) {
    ValueNumbers values = new ValueNumbers();
    ToOps ops = new ToOps(values);
    Expression root = values.of(ops.of(values.of(body.result())));
    if (ops.isTooLarge) {
      return Code.refused("its formula has too many conditions in each other");
    }
    Map<Expression, String> names = ScalarCode.names(body, values, new Rewriting(Map.of()));
    OpsJava java = new OpsJava();
    Code code = java.write(body, root, names);
    return code.text() == null || java.needed.isEmpty()
        ? code
        : new Code(java.need(op, of) + code.text(), null);
  }

  private String need(String op, String of) {
    return "RecordedOps.need(\""
        + op
        + "\", \""
        + of
        + "\", \""
        + String.join("\", \"", needed)
        + "\");\n";
  }

  private String op(String name, String... arguments) {
    String passed = String.join(", ", arguments) + ")";
    if (name.startsWith("tensor.")) {
      return "TensorOps" + name.substring(name.indexOf('.')) + "(" + passed;
    }
    needed.add(name);
    return name.equals(POW)
        ? "RecordedOps.pow(" + passed
        : "RecordedOps.call(\"" + name + "\", " + passed;
  }

  @Override
  List<Expression> operands(Expression e) {
    Expression v = isUniform(e) ? null : sigmoidOf(e);
    return v != null ? List.of(v) : super.operands(e);
  }

  private static @Nullable Expression sigmoidOf(Expression e) {
    if (e instanceof Binary quotient && quotient.left().is(1) && Forms.logistic(e) != null) {
      Binary sum = (Binary) quotient.right();
      Call exp = (Call) (sum.left().is(1) ? sum.right() : sum.left());
      // Of its own nodes only, which are those that are counted.
      return exp.operands().get(0) instanceof Unary minus
              && minus.operator() == UnaryOperator.NEGATE
          ? minus.operand()
          : null;
    }
    return null;
  }

  @Override
  String lanes(Type type) {
    return "Tensor";
  }

  @Override
  String spread(Expression e, Locals locals) {
    return "Tensor.scalar(" + number(e, locals) + ")";
  }

  /** What does not depend on elements has the shape of the gradient all the same. */
  @Override
  String arm(Expression e, Locals locals) {
    return isUniform(e) && e.type() == Type.REAL
        ? "TensorOps.fill(" + Gradients.OF_RESULT + ", " + spread(e, locals) + ")"
        : lanes(e, locals);
  }

  @Override
  @Nullable String whole(Expression e, Locals locals) {
    Expression v = sigmoidOf(e);
    return v == null ? null : op("math.sigmoid", lanes(v, locals));
  }

  @Override
  String parameter(Parameter parameter) {
    // A tensor of any dtype is true where it is not 0, and ops take conditions of bool only.
    return parameter.type() == Type.TRUTH
        ? op("math.ne", parameter.name(), "Tensor.scalar(0L)")
        : parameter.name();
  }

  @Override
  String unary(Unary unary, Locals locals) {
    String operand = lanes(unary.operand(), locals);
    return switch (unary.operator()) {
      case NEGATE -> op("tensor.neg", operand);
      case NOT -> op("math.logicalNot", operand);
      // Of integers alone ops make f32, whatever the gradient is.
      case TO_REAL -> "TensorOps.cast(" + operand + ", " + Gradients.OF_RESULT + ".dtype())";
    };
  }

  @Override
  String binary(Binary e, Locals locals) {
    if (e.type() == Type.WHOLE && e.operator() == BinaryOperator.DIV) {
      return refused("no op computes quotients of integers");
    }
    String name = OPERATORS.get(e.operator());
    return name == null
        ? refused("no op computes " + e.operator().symbol())
        : op(name, lanes(e.left(), locals), lanes(e.right(), locals));
  }

  @Override
  String choose(Conditional choice, Locals locals) {
    // Of two numbers alone ops make f32, whatever the gradient is.
    boolean isOfNumbers = isUniform(choice.then()) && isUniform(choice.otherwise());
    return op(
        "tensor.where",
        lanes(choice.condition(), locals),
        isOfNumbers ? arm(choice.then(), locals) : lanes(choice.then(), locals),
        lanes(choice.otherwise(), locals));
  }

  @Override
  String call(Call call, Locals locals) {
    String name = FUNCTIONS.get(call.function());
    return name == null
        ? refused("no op computes " + call.function().java())
        : op(name, call.operands().stream().map(x -> lanes(x, locals)).toArray(String[]::new));
  }

  /**
   * Writes functions without an op by others, and makes arms of conditions safe: {@code where}
   * computes both arms everywhere, and where the one that is not taken is infinite, its gradient
   * would be 0 · ∞. There its tensors are replaced by a number at which it is finite. Of a
   * condition on attributes Java takes one arm only.
   */
  private static final class ToOps extends Rewriting {
    private final ValueNumbers values;
    private final Uniform uniform = new Uniform(Scalar.DOUBLE);
    private boolean isTooLarge;

    ToOps(ValueNumbers values) {
      super(Map.of());
      this.values = values;
    }

    @Override
    Expression rewrite(Expression e) {
      Expression same = super.rewrite(e);
      if (same instanceof Conditional choice
          && choice.type() == Type.REAL
          && !uniform.is(choice.condition())) {
        return guarded(choice);
      }
      return same instanceof Call call ? byOthers(call, call.operands()) : same;
    }

    private static Expression byOthers(Call call, List<Expression> operands) {
      Expression x = operands.get(0);
      Expression plus = Algebra.call(Function.EXP, x);
      Expression minus = Algebra.call(Function.EXP, Algebra.negate(x));
      return switch (call.function()) {
        case FMA -> Algebra.add(Algebra.multiply(x, operands.get(1)), operands.get(2));
        case CLAMP ->
            Algebra.call(
                Function.MIN, Algebra.call(Function.MAX, x, operands.get(1)), operands.get(2));
        case ERFC -> Algebra.subtract(Algebra.ONE, Algebra.call(Function.ERF, x));
        case LOG10 ->
            Algebra.multiply(Algebra.real(1 / Math.log(10)), Algebra.call(Function.LOG, x));
        case TAN -> Algebra.divide(Algebra.call(Function.SIN, x), Algebra.call(Function.COS, x));
        case SINH -> Algebra.multiply(Algebra.real(0.5), Algebra.subtract(plus, minus));
        case COSH -> Algebra.multiply(Algebra.real(0.5), Algebra.add(plus, minus));
        default -> call;
      };
    }

    private Expression guarded(Conditional choice) {
      Expression not = new Unary(UnaryOperator.NOT, choice.condition());
      return new Conditional(
          choice.condition(),
          guarded(choice.then(), choice.condition()),
          guarded(choice.otherwise(), not));
    }

    private Expression guarded(Expression arm, Expression isTaken) {
      Set<Parameter> tensors = new LinkedHashSet<>();
      boolean[] mayOverflow = new boolean[1];
      new Walk(
              e -> {
                mayOverflow[0] |=
                    (e instanceof Call call && !TAME.contains(call.function()))
                        || (e instanceof Binary b
                            && (b.operator() == BinaryOperator.DIV
                                || b.operator() == BinaryOperator.REM)
                            && !uniform.is(b.right()));
              })
          .visit(arm);
      if (!mayOverflow[0] || isTooLarge) {
        return arm;
      }
      collect(arm, tensors);
      Double safe = safe(arm);
      if (safe == null) {
        return arm;
      }
      Map<Expression, Expression> replacements = new HashMap<>();
      for (Parameter tensor : tensors) {
        if (!tensor.name().equals(Gradients.OF_RESULT)) {
          replacements.put(
              values.of(tensor), new Conditional(isTaken, tensor, new Expression.Real(safe)));
        }
      }
      Expression guarded = values.of(new Rewriting(replacements).of(values.of(arm)));
      int[] size = new int[1];
      new Walk(e -> size[0]++).visit(guarded);
      isTooLarge = size[0] > LARGEST_ARM;
      return guarded;
    }

    /** Returns a number at which an expression is finite, or {@code null}. */
    private static @Nullable Double safe(Expression arm) {
      Map<String, Object> at = new HashMap<>();
      for (Double trial : TRIALS) {
        new Walk(
                e -> {
                  if (e instanceof Parameter parameter) {
                    at.put(parameter.name(), value(parameter, trial));
                  }
                })
            .visit(arm);
        Evaluator evaluator =
            new Evaluator(at) {
              @Override
              double function(Function function, List<Double> x) {
                return Evaluator.knows(function) ? super.function(function, x) : 1;
              }
            };
        if (Double.isFinite(evaluator.real(arm))) {
          return trial;
        }
      }
      return null;
    }

    private static Object value(Parameter parameter, double trial) {
      return switch (parameter.type()) {
        case TRUTH -> true;
        case WHOLE -> 1L;
        case REAL -> parameter.role() == Expression.Role.ELEMENT ? trial : 1.0;
      };
    }

    private static void collect(Expression arm, Set<Parameter> tensors) {
      new Walk(
              e -> {
                if (e instanceof Parameter parameter
                    && parameter.type() == Type.REAL
                    && parameter.role() == Expression.Role.ELEMENT) {
                  tensors.add(parameter);
                }
              })
          .visit(arm);
    }
  }
}
