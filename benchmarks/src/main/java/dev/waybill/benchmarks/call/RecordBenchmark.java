package dev.waybill.benchmarks.call;

import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What recording adds to a call of `tensor.mul` on one element: nanoseconds an op.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RecordBenchmark {
  private static final int CHAIN = 10;

  private final Tensor plain = Tensor.of(1.0001f);
  private final Tensor leaf = Tensor.of(1.0001f).requiresGrad(true);
  private final Tensor written = Tensor.of(1.0001f);

  /// Calls without recording.
  ///
  /// @return the result
  @Benchmark
  public Tensor typed() {
    return TensorOps.mul(plain, plain);
  }

  /// Calls and records.
  ///
  /// @return the result
  @Benchmark
  public Tensor recorded() {
    return TensorOps.mul(leaf, plain);
  }

  /// Writes in place.
  ///
  /// @return the written tensor
  @Benchmark
  public Tensor inPlace() {
    return TensorOps.mul_(written, plain);
  }

  /// Records a chain of ten calls.
  ///
  /// @return the last result
  @Benchmark
  @OperationsPerInvocation(CHAIN)
  public Tensor forward() {
    return chain();
  }

  /// Records a chain of ten calls and runs it backwards.
  ///
  /// @return the gradient
  @Benchmark
  @OperationsPerInvocation(CHAIN)
  public @Nullable Tensor forwardAndBackward() {
    leaf.setGrad(null);
    chain().backward();
    return leaf.grad();
  }

  private Tensor chain() {
    Tensor y = leaf;
    for (int i = 0; i < CHAIN; i++) {
      y = TensorOps.mul(y, plain);
    }
    return y;
  }
}
