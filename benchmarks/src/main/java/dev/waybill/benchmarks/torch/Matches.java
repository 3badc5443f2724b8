package dev.waybill.benchmarks.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.GradientCollector;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.memory.Scope;
import dev.waybill.registry.KernelInfo;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// What is compared.
final class Matches {
  private static final int CHAIN = 10;

  /// Keeps the virtual machine from leaving out work whose result nobody reads.
  static volatile Object sink = "";

  private final NDManager manager;
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_128);

  Matches(NDManager manager) {
    this.manager = manager;
  }

  List<Match> all() {
    return List.of(
        typed(),
        byName(),
        inPlace(),
        binding(),
        handle(),
        chain(),
        matmul(64),
        matmul(256),
        matmul(1024),
        vectorMatmul(64),
        vectorMatmul(256),
        vectorMatmul(1024),
        add(),
        addInPlace(),
        addTransposed(),
        sum(),
        softmax(),
        layerNorm(),
        gelu());
  }

  private Match typed() {
    Pair x = new Pair(1);
    return small(
        "add, one element", () -> x.torch.add(x.torch), () -> TensorOps.add(x.ours, x.ours));
  }

  private Match byName() {
    Pair x = new Pair(1);
    OpHandle add = Registry.global().op("tensor.add");
    return small(
        "the same by name", () -> x.torch.add(x.torch), () -> (Tensor) add.call(x.ours, x.ours));
  }

  private Match inPlace() {
    Pair x = new Pair(1);
    Pair one = new Pair(1);
    return new Match(
        "add in place, one element",
        1,
        0,
        () -> x.torch.addi(one.torch),
        () -> TensorOps.add_(x.ours, one.ours),
        () -> new float[0],
        () -> new float[0]);
  }

  /// What a call of the peer's binding costs that computes nothing.
  private Match binding() {
    Pair x = new Pair(1);
    return new Match(
        "requiresGrad(false), which computes nothing",
        1,
        0,
        () -> x.torch.setRequiresGradient(false),
        () -> x.ours.requiresGrad(false),
        () -> new float[0],
        () -> new float[0]);
  }

  /// What the peer's binding adds to each result: a native object, made and freed.
  private Match handle() {
    Pair x = new Pair(1);
    return small(
        "detach, a new object and no element", x.torch::stopGradient, () -> x.ours.detach());
  }

  private Match chain() {
    Pair x = new Pair(1);
    Pair factor = new Pair(1);
    x.torch.setRequiresGradient(true);
    x.ours.requiresGrad(true);
    return new Match(
        "mul forward and backward in a chain of 10, an op",
        CHAIN,
        0,
        () -> {
          try (NDManager part = manager.newSubManager();
              GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray y = x.torch;
            for (int i = 0; i < CHAIN; i++) {
              y = y.mul(factor.torch);
              y.attach(part);
            }
            collector.backward(y);
          }
        },
        () -> {
          x.ours.setGrad(null);
          Tensor y = x.ours;
          for (int i = 0; i < CHAIN; i++) {
            y = TensorOps.mul(y, factor.ours);
          }
          y.backward();
        },
        () -> new float[0],
        () -> new float[0]);
  }

  private Match matmul(int n) {
    Pair x = new Pair(n, n);
    Pair y = new Pair(n, n);
    return match(
        "matmul " + n,
        2.0 * n * n * n,
        () -> x.torch.matMul(y.torch),
        () -> TensorOps.matmul(x.ours, y.ours));
  }

  /// The product without a BLAS library.
  private Match vectorMatmul(int n) {
    Pair x = new Pair(n, n);
    Pair y = new Pair(n, n);
    OpHandle kernel = vectorMm();
    return match(
        "matmul " + n + " in Java",
        2.0 * n * n * n,
        () -> x.torch.matMul(y.torch),
        () -> (Tensor) kernel.call(x.ours, y.ours));
  }

  private static OpHandle vectorMm() {
    Symbol.Op mm = (Symbol.Op) Registry.global().lookup("tensor.mm");
    for (KernelInfo kernel : mm.kernels()) {
      if (kernel.requires().contains("vector")) {
        return mm.handle(kernel);
      }
    }
    throw new IllegalStateException("tensor.mm has no kernel on the Vector API");
  }

  private Match add() {
    Pair x = new Pair(1_000_000);
    Pair y = new Pair(1_000_000);
    return match("add 1M", 0, () -> x.torch.add(y.torch), () -> TensorOps.add(x.ours, y.ours));
  }

  private Match addInPlace() {
    Pair x = new Pair(1_000_000);
    Pair y = new Pair(1_000_000);
    return new Match(
        "add 1M in place",
        1,
        0,
        () -> x.torch.addi(y.torch),
        () -> TensorOps.add_(x.ours, y.ours),
        () -> new float[0],
        () -> new float[0]);
  }

  private Match addTransposed() {
    Pair x = new Pair(1024, 1024);
    return match(
        "a + a.t(), 1024²",
        0,
        () -> {
          try (NDArray turned = x.torch.transpose()) {
            return x.torch.add(turned);
          }
        },
        () -> TensorOps.add(x.ours, TensorOps.t(x.ours)));
  }

  private Match sum() {
    Pair x = new Pair(1_000_000);
    return match("sum 1M", 0, () -> x.torch.sum(), () -> TensorOps.sum(x.ours));
  }

  private Match softmax() {
    Pair x = new Pair(1024, 1024);
    return match(
        "softmax 1024², last axis",
        0,
        () -> x.torch.softmax(1),
        () -> Functional.softmax(x.ours, 1));
  }

  private Match layerNorm() {
    Pair x = new Pair(1024, 1024);
    Pair weight = new Pair(1024);
    Pair bias = new Pair(1024);
    Shape shape = new Shape(1024);
    return match(
        "layerNorm 1024²",
        0,
        () ->
            LayerNorm.layerNorm(x.torch, shape, weight.torch, bias.torch, 1e-5f).singletonOrThrow(),
        () -> Functional.layerNorm(x.ours, new long[] {1024}, weight.ours, bias.ours, 1e-5));
  }

  private Match gelu() {
    Pair x = new Pair(1_000_000);
    return match("gelu 1M", 0, () -> Activation.gelu(x.torch), () -> Functional.gelu(x.ours));
  }

  /// A match whose results PyTorch closes and the collector takes from us: too small for a scope.
  private static Match small(String name, Supplier<NDArray> torch, Supplier<Tensor> ours) {
    return match(name, 0, torch, ours, () -> sink = ours.get());
  }

  /// A match whose results both sides give back.
  private static Match match(
      String name, double flops, Supplier<NDArray> torch, Supplier<Tensor> ours) {
    return match(
        name,
        flops,
        torch,
        ours,
        () -> {
          Scope scope = Scope.open();
          sink = ours.get();
          scope.close();
        });
  }

  private static Match match(
      String name, double flops, Supplier<NDArray> torch, Supplier<Tensor> ours, Runnable run) {
    return new Match(
        name,
        1,
        flops,
        () -> torch.get().close(),
        run,
        () -> {
          try (NDArray result = torch.get()) {
            return result.toFloatArray();
          }
        },
        () -> ours.get().toFloatArray());
  }

  /// The same numbers on both sides, from -1 to 1.
  private final class Pair {
    final NDArray torch;
    final Tensor ours;

    Pair(long... shape) {
      long size = 1;
      for (long length : shape) {
        size *= length;
      }
      float[] values = new float[(int) size];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextFloat(-1, 1);
      }
      torch = manager.create(values, new Shape(shape));
      ours = Tensor.fromArray(values.clone(), shape);
    }
  }
}
