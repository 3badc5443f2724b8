package dev.waybill.benchmarks.call;

import dev.waybill.dispatch.BinaryOp;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.ops.tensor.Add;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.Tensor;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Adds two tensors of one element in every way in which an op can be called, beside the kernel
/// itself. All ways end in the same kernel and make the same new tensor, so the differences are
/// what finding the kernel, boxing and checking cost.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@NullUnmarked
public class CallBenchmark {
  private static final OpHandle HANDLE = Registry.global().op("tensor.add");
  private static final BinaryOp TYPED = HANDLE.as(BinaryOp.class);

  private Registry registry;
  private OpHandle kept;
  private BinaryOp kernel;
  private Tensor a;
  private Tensor b;
  private Map<String, Tensor> named;
  private String name;

  /// Makes the arguments; the name is equal to the registered one but another object.
  @Setup
  public void fill() {
    registry = Registry.global();
    a = Tensor.of(1f);
    b = Tensor.of(2f);
    named = Map.of("a", a, "b", b);
    name = new String("tensor.add".toCharArray());
    kept = registry.op(name);
    kernel = (BinaryOp) kept.kernel(a.keys() | b.keys(), a.dtype());
  }

  /// The kernel that all other ways end in, as the table holds it.
  @Benchmark
  public Tensor directKernel() {
    return kernel.apply(a, b);
  }

  /// The reference kernel as a Java method, without any registry.
  @Benchmark
  public Tensor directReference() {
    return Add.add(a, b);
  }

  /// The typed handle in a constant, as facades hold it.
  @Benchmark
  public Tensor typed() {
    return TYPED.apply(a, b);
  }

  /// The handle kept, boxed arguments.
  @Benchmark
  public Object byPlace() {
    return kept.call(a, b);
  }

  /// The name looked up for each call, boxed arguments.
  @Benchmark
  public Object byName() {
    return registry.op(name).call(a, b);
  }

  /// The name looked up for each call, arguments by name in a map that exists.
  @Benchmark
  public Object byNameWithNamedArguments() {
    return registry.op(name).call(named);
  }
}
