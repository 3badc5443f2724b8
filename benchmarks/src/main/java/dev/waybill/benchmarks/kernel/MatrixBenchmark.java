package dev.waybill.benchmarks.kernel;

import dev.waybill.kernel.MatrixProduct;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Products of square matrices: microseconds a product, the new result included. On one thread with
/// `-jvmArgsAppend -Dwaybill.threads=1`; a library must be installed for [#blas()].
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsPrepend = {
      "--add-modules",
      "jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED"
    })
public class MatrixBenchmark {
  /// Rows and columns.
  @Param({"64", "256", "1024"})
  public int size;

  /// The dtype.
  @Param({"F32", "F64"})
  public DType dtype = DType.F32;

  private Tensor x = Tensor.empty(DType.F32, 0, 0);
  private Tensor y = Tensor.empty(DType.F32, 0, 0);

  /// Makes the factors.
  @Setup
  public void fill() {
    x = Tensor.rand(dtype, 1, size, size);
    y = Tensor.rand(dtype, 2, size, size);
  }

  /// Multiplies in plain Java.
  ///
  /// @return the product
  @Benchmark
  public Tensor blocked() {
    Tensor z = Tensor.empty(dtype, size, size);
    MatrixProduct.blocked(x, y, z);
    return z;
  }

  /// Multiplies on the Vector API.
  ///
  /// @return the product
  @Benchmark
  public Tensor vector() {
    Tensor z = Tensor.empty(dtype, size, size);
    MatrixProduct.vector(x, y, z);
    return z;
  }

  /// Multiplies by the BLAS library of the machine.
  ///
  /// @return the product
  @Benchmark
  public Tensor blas() {
    Tensor z = Tensor.empty(dtype, size, size);
    MatrixProduct.blas(x, y, z);
    return z;
  }
}
