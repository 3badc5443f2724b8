package dev.waybill.benchmarks.call;

import dev.waybill.memory.Scope;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a new result costs `tensor.add`: an array of its own from Java, or one that a scope gave
/// back; microseconds.
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ScopeBenchmark {

  /// The number of `f32` elements.
  @Param({"1", "4096", "16384", "65536", "1000000"})
  public int size;

  private Tensor x = Tensor.of(1f);
  private Tensor weight = Tensor.of(1f);

  /// Makes the arguments.
  @org.openjdk.jmh.annotations.Setup
  public void fill() {
    x = Tensor.ones(DType.F32, size);
    weight = Tensor.ones(DType.F32, size).requiresGrad(true);
  }

  /// Leaves results to the collector.
  ///
  /// @return the result
  @Benchmark
  public Tensor plain() {
    return TensorOps.add(x, x);
  }

  /// Gives the result back.
  ///
  /// @return how large it was
  @Benchmark
  public long scoped() {
    try (Scope scope = Scope.open()) {
      return TensorOps.add(x, x).size() + Objects.hashCode(scope);
    }
  }

  /// Runs three multiplications forwards and backwards without a scope: the engine gives back
  /// gradients in between.
  ///
  /// @return the leaf
  @Benchmark
  public Tensor backward() {
    weight.setGrad(null);
    TensorOps.mul(TensorOps.mul(TensorOps.mul(weight, x), x), x).backward(x);
    return weight;
  }
}
