package dev.waybill.internal.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.waybill.device.DeviceException;
import dev.waybill.device.MatrixProduct;
import dev.waybill.device.MatrixProduct.Factor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// NVIDIA's library of matrix products, on the stream of a device. It computes in the dtype of the
/// elements: its default mode takes no shorter numbers (TF32) for `float`.
final class Cublas {
  /// A path of the library, or `off`.
  static final String SETTING = "waybill.cuda.cublas";

  private static final List<String> NAMES =
      List.of(
          "libcublas.so.13",
          "libcublas.so.12",
          "libcublas.so.11",
          "/usr/local/cuda/lib64/libcublas.so");

  private static final String FLOATS = "cublasSgemmStridedBatched";
  private static final String DOUBLES = "cublasDgemmStridedBatched";

  private static final int SUCCESS = 0;
  private static final int DEFAULT_MATH = 0;
  private static final int AS_IT_IS = 0;
  private static final int TRANSPOSED = 1;

  private final Calls calls;
  private final long handle;
  private final MethodHandle floats;
  private final MethodHandle doubles;

  /// Begins to use the library.
  ///
  /// @throws Library.MissingFunction if it lacks a function
  /// @throws DeviceException if it refuses the device
  Cublas(Library library, Calls calls, long stream) {
    this.calls = calls;
    MethodHandle create = library.function("cublasCreate_v2", ADDRESS);
    MethodHandle setStream = library.function("cublasSetStream_v2", JAVA_LONG, JAVA_LONG);
    MethodHandle setMathMode = library.function("cublasSetMathMode", JAVA_LONG, JAVA_INT);
    this.floats = library.function(FLOATS, product());
    this.doubles = library.function(DOUBLES, product());
    calls.enter();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(JAVA_LONG);
      check("cublasCreate", Library.call(() -> (int) create.invokeExact(result)));
      handle = result.get(JAVA_LONG, 0);
    }
    check("cublasSetStream", Library.call(() -> (int) setStream.invokeExact(handle, stream)));
    check(
        "cublasSetMathMode",
        Library.call(() -> (int) setMathMode.invokeExact(handle, DEFAULT_MATH)));
  }

  /// Returns the library of this machine; `null` for none.
  static @Nullable Library find(String setting) {
    if (setting.equals("off")) {
      return null;
    }
    for (String name : setting.isEmpty() ? NAMES : List.of(setting)) {
      try {
        return Library.open(name);
      } catch (IllegalArgumentException | IllegalCallerException e) {
        // the next one
      }
    }
    return null;
  }

  private static MemoryLayout[] product() {
    return new MemoryLayout[] {
      JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT,
      JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT
    };
  }

  /// A factor as the library takes it. It counts along columns, so that what lies row by row is to
  /// it the transpose: of `c = a · b` it computes `cᵀ = bᵀ · aᵀ`.
  private record Side(int operation, int step) {
    static @Nullable Side of(Factor factor, long rows, long columns) {
      if (isStep(factor.ofRow(), rows, columns) && (factor.ofColumn() == 1 || columns == 1)) {
        return new Side(AS_IT_IS, step(factor.ofRow(), rows, columns));
      }
      if (isStep(factor.ofColumn(), columns, rows) && (factor.ofRow() == 1 || rows == 1)) {
        return new Side(TRANSPOSED, step(factor.ofColumn(), columns, rows));
      }
      return null;
    }

    /// Between lines that do not overlap; where there is one line, nothing is between.
    private static boolean isStep(long step, long lines, long length) {
      return lines <= 1 || (step >= length && step <= Integer.MAX_VALUE);
    }

    private static int step(long step, long lines, long length) {
      return (int) Math.max(1, lines <= 1 ? length : step);
    }
  }

  /// Asks for a product.
  ///
  /// @return false where the library does not take such layouts or lengths
  boolean multiply(MatrixProduct product) {
    Side a = Side.of(product.a(), product.m(), product.k());
    Side b = Side.of(product.b(), product.k(), product.n());
    long longest =
        Math.max(Math.max(product.m(), product.n()), Math.max(product.k(), product.batch()));
    if (a == null || b == null || longest > Integer.MAX_VALUE) {
      return false;
    }
    long bytes = product.isDouble() ? Double.BYTES : Float.BYTES;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one =
          product.isDouble()
              ? arena.allocateFrom(JAVA_DOUBLE, 1)
              : arena.allocateFrom(JAVA_FLOAT, 1);
      MemorySegment zero = arena.allocate(JAVA_DOUBLE);
      MethodHandle function = product.isDouble() ? doubles : floats;
      run(function, product, a, b, one, zero, bytes);
    }
    return true;
  }

  /// Of a handle the library takes one call at a time.
  private synchronized void run(
      MethodHandle function,
      MatrixProduct product,
      Side a,
      Side b,
      MemorySegment one,
      MemorySegment zero,
      long bytes) {
    calls.enter();
    int code =
        Library.call(
            () ->
                (int)
                    function.invokeExact(
                        handle,
                        b.operation,
                        a.operation,
                        (int) product.n(),
                        (int) product.m(),
                        (int) product.k(),
                        one,
                        address(product.b(), bytes),
                        b.step,
                        product.b().ofBatch(),
                        address(product.a(), bytes),
                        a.step,
                        product.a().ofBatch(),
                        zero,
                        product.c().handle() + product.at() * bytes,
                        (int) product.n(),
                        product.m() * product.n(),
                        (int) product.batch()));
    check(product.isDouble() ? DOUBLES : FLOATS, code);
  }

  private static long address(Factor factor, long bytes) {
    return factor.buffer().handle() + factor.at() * bytes;
  }

  private void check(String call, int code) {
    if (code != SUCCESS) {
      throw new DeviceException(
          calls.device() + ": " + call + " failed: cuBLAS status " + code + ".");
    }
  }
}
