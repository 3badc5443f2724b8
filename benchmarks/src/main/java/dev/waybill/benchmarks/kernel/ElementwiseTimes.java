package dev.waybill.benchmarks.kernel;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.autograd.Autograd;
import dev.waybill.memory.Scope;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Times elementwise ops forward, and forward and backward. Run it in two checkouts for a ratio: it
/// names nothing that the one before elementwise methods lacks.
public final class ElementwiseTimes {
  private static final int ELEMENTS = 1 << 16;
  private static final int ROUNDS = 15;
  private static final int CALLS = 30;
  private static final long WARM_NANOS = 2_500_000_000L;

  private ElementwiseTimes() {}

  /// Prints nanoseconds an element, the least of 15 rounds.
  ///
  /// @param arguments the ops; none for all
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    Tensor x = TensorOps.add(Tensor.rand(DType.F32, 1, ELEMENTS), Tensor.scalar(0.1));
    Tensor gy = Tensor.ones(DType.F32, ELEMENTS);
    out.println("op, forward, forward and backward: ns an element");
    ops()
        .forEach(
            (name, op) -> {
              if (arguments.length == 0 || List.of(arguments).contains(name)) {
                Tensor leaf = x.clone().requiresGrad(true);
                double forward = time(() -> op.apply(x));
                double both =
                    time(
                        () ->
                            Autograd.grad(
                                List.of(op.apply(leaf)),
                                List.of(gy),
                                List.of(leaf),
                                false,
                                false,
                                false));
                out.printf(Locale.ROOT, "%s %.3f %.3f%n", name, forward, both);
              }
            });
  }

  private static Map<String, UnaryOperator<Tensor>> ops() {
    Map<String, UnaryOperator<Tensor>> ops = new LinkedHashMap<>();
    ops.put("exp", MathOps::exp);
    ops.put("log", MathOps::log);
    ops.put("log1p", MathOps::log1p);
    ops.put("tanh", MathOps::tanh);
    ops.put("sigmoid", MathOps::sigmoid);
    ops.put("sqrt", MathOps::sqrt);
    ops.put("rsqrt", MathOps::rsqrt);
    ops.put("erf", MathOps::erf);
    ops.put("abs", MathOps::abs);
    ops.put("clamp", x -> MathOps.clamp(x, 0.2, 0.8));
    ops.put("relu", Functional::relu);
    ops.put("leakyRelu", x -> Functional.leakyRelu(x, 0.1));
    ops.put("elu", Functional::elu);
    ops.put("silu", Functional::silu);
    ops.put("gelu", Functional::gelu);
    ops.put("geluTanh", x -> Functional.gelu(x, "tanh"));
    ops.put("softplus", Functional::softplus);
    return ops;
  }

  private static double time(Supplier<Object> call) {
    long end = System.nanoTime() + WARM_NANOS;
    while (System.nanoTime() < end) {
      run(call);
    }
    double least = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      run(call);
      least = Math.min(least, (double) (System.nanoTime() - start));
    }
    return least / CALLS / ELEMENTS;
  }

  private static void run(Supplier<Object> call) {
    Scope scope = Scope.open();
    for (int i = 0; i < CALLS; i++) {
      Objects.requireNonNull(call.get());
    }
    scope.close();
  }
}
