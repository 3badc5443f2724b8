package dev.waybill.internal.blas;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Products of matrices in row order by the library of this machine, on arrays. To be called only
/// where the capability `blas` is not refused.
///
/// The collector waits while a call runs: keep each below about a millisecond. Nothing is checked
/// against the arrays' lengths, and the library would read and write outside of them.
public final class Blas {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IT_IS = 111;
  private static final int TRANSPOSED = 112;

  private static final MethodHandle SGEMM =
      BlasLibrary.THIS_MACHINE.handle(
          "cblas_sgemm",
          FunctionDescriptor.ofVoid(
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_FLOAT,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              JAVA_FLOAT,
              ADDRESS,
              JAVA_INT));
  private static final MethodHandle DGEMM =
      BlasLibrary.THIS_MACHINE.handle(
          "cblas_dgemm",
          FunctionDescriptor.ofVoid(
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_DOUBLE,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              JAVA_DOUBLE,
              ADDRESS,
              JAVA_INT));
  private static final MethodHandle SGEMV =
      BlasLibrary.THIS_MACHINE.handle(
          "cblas_sgemv",
          FunctionDescriptor.ofVoid(
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_FLOAT,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              JAVA_FLOAT,
              ADDRESS,
              JAVA_INT));
  private static final MethodHandle DGEMV =
      BlasLibrary.THIS_MACHINE.handle(
          "cblas_dgemv",
          FunctionDescriptor.ofVoid(
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_INT,
              JAVA_DOUBLE,
              ADDRESS,
              JAVA_INT,
              ADDRESS,
              JAVA_INT,
              JAVA_DOUBLE,
              ADDRESS,
              JAVA_INT));

  private Blas() {}

  /// A matrix in an array.
  ///
  /// @param array a `float[]` or a `double[]`, as the others of a call
  /// @param at the place of the first element
  /// @param isTurned whether the columns are contiguous, not the rows
  /// @param step from a row to the next, from a column if turned; at least its length
  public record Operand(Object array, int at, boolean isTurned, int step) {
    private MemorySegment segment() {
      return Blas.segment(array, at);
    }

    private int order() {
      return isTurned ? TRANSPOSED : AS_IT_IS;
    }
  }

  /// Computes `c = a · b`, or `c = a · b + c`.
  ///
  /// @param m rows of `a` and `c`, from 1
  /// @param n columns of `b` and `c`, from 1
  /// @param k columns of `a` and rows of `b`, from 1
  /// @param a `[m, k]`
  /// @param b `[k, n]`
  /// @param adds whether `c` is read; otherwise it may hold anything
  /// @param c `[m, n]`, not turned
  public static void gemm(int m, int n, int k, Operand a, Operand b, boolean adds, Operand c) {
    try {
      if (c.array() instanceof float[]) {
        SGEMM.invokeExact(
            ROW_MAJOR,
            a.order(),
            b.order(),
            m,
            n,
            k,
            1f,
            a.segment(),
            a.step(),
            b.segment(),
            b.step(),
            adds ? 1f : 0f,
            c.segment(),
            c.step());
      } else {
        DGEMM.invokeExact(
            ROW_MAJOR,
            a.order(),
            b.order(),
            m,
            n,
            k,
            1.0,
            a.segment(),
            a.step(),
            b.segment(),
            b.step(),
            adds ? 1.0 : 0.0,
            c.segment(),
            c.step());
      }
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// Computes `y = a · x + y`.
  ///
  /// @param m rows of `a`, from 1
  /// @param k columns of `a`, from 1
  /// @param a `[m, k]`
  /// @param x the array of `x`, of `k` elements
  /// @param xAt the place of the first
  /// @param xStep from one to the next, from 1
  /// @param y the array of `y`, of `m` elements
  /// @param yAt the place of the first
  /// @param yStep from one to the next, from 1
  public static void gemv(
      int m, int k, Operand a, Object x, int xAt, int xStep, Object y, int yAt, int yStep) {
    // The library takes the sizes of the matrix as it lies in memory.
    int rows = a.isTurned() ? k : m;
    int columns = a.isTurned() ? m : k;
    try {
      if (y instanceof float[]) {
        SGEMV.invokeExact(
            ROW_MAJOR,
            a.order(),
            rows,
            columns,
            1f,
            a.segment(),
            a.step(),
            segment(x, xAt),
            xStep,
            1f,
            segment(y, yAt),
            yStep);
      } else {
        DGEMV.invokeExact(
            ROW_MAJOR,
            a.order(),
            rows,
            columns,
            1.0,
            a.segment(),
            a.step(),
            segment(x, xAt),
            xStep,
            1.0,
            segment(y, yAt),
            yStep);
      }
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static MemorySegment segment(Object array, int at) {
    return array instanceof float[] floats
        ? MemorySegment.ofArray(floats).asSlice((long) at * Float.BYTES)
        : MemorySegment.ofArray((double[]) array).asSlice((long) at * Double.BYTES);
  }

  private static RuntimeException failed(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException known
        ? known
        : new IllegalStateException("a call of BLAS failed", e);
  }
}
