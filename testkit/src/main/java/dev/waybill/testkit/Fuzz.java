package dev.waybill.testkit;

import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.Schema;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls with random arguments, most of them bad: an op answers or refuses with an exception of
/// ours that names it, and writes nothing.
final class Fuzz {
  private static final int CALLS = 150;
  private static final int MOST = 5;
  private static final long[] EXTREMES = {
    Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, 1L << 31, 1L << 40
  };
  private static final double[] ODD = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -0.0,
    -1,
    1e300,
    Double.MIN_VALUE
  };
  private static final List<Form> FORMS =
      List.of(Form.DENSE, Form.STRIDED, Form.TRANSPOSED, Form.EXPANDED);
  private static final String[] WORDS = {"mean", "sum", "none", "", "tanh", "trunc", "floor", "x"};

  private final Subject op;
  private final Random random;

  Fuzz(Subject op) {
    this.op = op;
    // A seed of its own, so that further ops change nothing.
    this.random = new Random(op.name().hashCode());
  }

  /// Returns what is wrong, with the arguments.
  Set<String> faults() {
    Set<String> faults = new LinkedHashSet<>();
    for (int i = 0; i < CALLS && faults.size() < MOST; i++) {
      List<@Nullable Object> arguments = arguments();
      Untouched inputs = new Untouched(op, arguments);
      String fault = call(arguments);
      String written = inputs.fault(null);
      if (!fault.isEmpty() || !written.isEmpty()) {
        faults.add("random arguments " + Texts.of(arguments) + ": " + fault + written);
      }
    }
    return faults;
  }

  private String call(List<@Nullable Object> arguments) {
    try {
      op.call(arguments.toArray());
      return "";
    } catch (OpException e) {
      return op.isNamedBy(e) ? "" : "found '" + e.getMessage() + "', expected " + op.name();
    } catch (GradientException e) {
      return "";
    } catch (RuntimeException | OutOfMemoryError e) {
      StackTraceElement[] trace = e.getStackTrace();
      String at = trace.length > 0 ? " at " + trace[0] : "";
      return "found " + e + at + ", expected a result or an OpException";
    }
  }

  private List<@Nullable Object> arguments() {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Schema.Parameter parameter : op.schema().parameters()) {
      if (parameter.isOptional() && random.nextInt(3) == 0) {
        break;
      }
      arguments.add(argument(parameter));
    }
    return arguments;
  }

  private @Nullable Object argument(Schema.Parameter parameter) {
    boolean isNullable = "null".equals(parameter.defaultText());
    if (random.nextInt(40) == 0 || (isNullable && random.nextInt(3) == 0)) {
      return null;
    }
    return switch (parameter.type()) {
      case "Tensor" -> tensor();
      case "List<Tensor>" -> {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          tensors.add(tensor());
        }
        yield tensors;
      }
      case "int", "Integer" -> (int) whole();
      case "long", "Long" -> whole();
      case "int[]" -> random.ints(random.nextInt(5)).map(any -> (int) whole()).toArray();
      case "long[]" -> random.longs(random.nextInt(5)).map(any -> whole()).toArray();
      case "double", "Double" -> real();
      case "float", "Float" -> (float) real();
      case "boolean", "Boolean" -> random.nextBoolean();
      case "DType" -> dtype();
      default -> WORDS[random.nextInt(WORDS.length)];
    };
  }

  private long whole() {
    return random.nextInt(12) == 0
        ? EXTREMES[random.nextInt(EXTREMES.length)]
        : random.nextInt(7) - 2;
  }

  private double real() {
    return random.nextInt(4) == 0 ? ODD[random.nextInt(ODD.length)] : random.nextGaussian();
  }

  private DType dtype() {
    DType[] all = DType.values();
    return random.nextBoolean() ? DType.F64 : all[random.nextInt(all.length)];
  }

  private Tensor tensor() {
    long[] shape = new long[random.nextInt(5)];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3);
    }
    Tensor made = Tensor.empty(DType.F64, shape);
    for (int i = 0; i < made.size(); i++) {
      made.doubleArray()[i] = real() * 2;
    }
    Tensor x = FORMS.get(random.nextInt(FORMS.size())).apply(Data.convert(made, dtype()));
    return random.nextInt(20) == 0 ? Data.meta(x) : x;
  }
}
