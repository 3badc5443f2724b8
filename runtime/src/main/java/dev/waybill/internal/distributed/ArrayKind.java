package dev.waybill.internal.distributed;

import dev.waybill.distributed.ReduceOp;
import dev.waybill.tensor.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What collectives do with the elements of a dtype. Loops run over arrays, into which blocks of
/// shared memory are copied first: over segments they take 3 to 8 times as long.
abstract class ArrayKind {
  private final ValueLayout layout;

  ArrayKind(ValueLayout layout) {
    this.layout = layout;
  }

  /// Returns what handles a dtype that groups take.
  static ArrayKind of(DType dtype) {
    return switch (dtype) {
      case F32 -> new Floats();
      case F64 -> new Doubles();
      case F16 -> new Halves();
      case I32 -> new Ints();
      case I64 -> new Longs();
      case U8 -> new Bytes();
      case I8, I16, BOOL, BF16 -> throw new IllegalArgumentException("no collectives of " + dtype);
    };
  }

  final int bytes() {
    return (int) layout.byteSize();
  }

  final void read(MemorySegment from, long byteOffset, Object array, int at, int count) {
    MemorySegment.copy(from, layout, byteOffset, array, at, count);
  }

  final void write(Object array, int at, MemorySegment to, long byteOffset, int count) {
    MemorySegment.copy(array, at, to, layout, byteOffset, count);
  }

  /// Makes an array of the type that holds the dtype.
  abstract Object make(int length);

  /// Computes `into[at + i] = into[at + i] op from[i]`; sums where the op is the mean.
  abstract void combine(ReduceOp op, Object into, int at, Object from, int count);

  /// Divides each element, of a floating dtype.
  abstract void divide(Object array, int at, int count, int divisor);

  /// Returns what cannot happen: callers ask for means of floating dtypes only.
  private static IllegalArgumentException noMean() {
    return new IllegalArgumentException("whole numbers have no mean");
  }

  private static final class Floats extends ArrayKind {
    Floats() {
      super(ValueLayout.JAVA_FLOAT);
    }

    @Override
    Object make(int length) {
      return new float[length];
    }

    @Override
    void combine(ReduceOp op, Object into, int at, Object from, int count) {
      float[] a = (float[]) into;
      float[] b = (float[]) from;
      switch (op) {
        case SUM, AVG -> {
          for (int i = 0; i < count; i++) {
            a[at + i] += b[i];
          }
        }
        case PROD -> {
          for (int i = 0; i < count; i++) {
            a[at + i] *= b[i];
          }
        }
        case MIN -> {
          for (int i = 0; i < count; i++) {
            a[at + i] = Math.min(a[at + i], b[i]);
          }
        }
        case MAX -> {
          for (int i = 0; i < count; i++) {
            a[at + i] = Math.max(a[at + i], b[i]);
          }
        }
      }
    }

    @Override
    void divide(Object array, int at, int count, int divisor) {
      float[] a = (float[]) array;
      for (int i = 0; i < count; i++) {
        a[at + i] /= divisor;
      }
    }
  }

  private static final class Doubles extends ArrayKind {
    Doubles() {
      super(ValueLayout.JAVA_DOUBLE);
    }

    @Override
    Object make(int length) {
      return new double[length];
    }

    @Override
    void combine(ReduceOp op, Object into, int at, Object from, int count) {
      double[] a = (double[]) into;
      double[] b = (double[]) from;
      switch (op) {
        case SUM, AVG -> {
          for (int i = 0; i < count; i++) {
            a[at + i] += b[i];
          }
        }
        case PROD -> {
          for (int i = 0; i < count; i++) {
            a[at + i] *= b[i];
          }
        }
        case MIN -> {
          for (int i = 0; i < count; i++) {
            a[at + i] = Math.min(a[at + i], b[i]);
          }
        }
        case MAX -> {
          for (int i = 0; i < count; i++) {
            a[at + i] = Math.max(a[at + i], b[i]);
          }
        }
      }
    }

    @Override
    void divide(Object array, int at, int count, int divisor) {
      double[] a = (double[]) array;
      for (int i = 0; i < count; i++) {
        a[at + i] /= divisor;
      }
    }
  }

  private static final class Ints extends ArrayKind {
    Ints() {
      super(ValueLayout.JAVA_INT);
    }

    @Override
    Object make(int length) {
      return new int[length];
    }

    @Override
    void combine(ReduceOp op, Object into, int at, Object from, int count) {
      int[] a = (int[]) into;
      int[] b = (int[]) from;
      switch (op) {
        case SUM -> {
          for (int i = 0; i < count; i++) {
            a[at + i] += b[i];
          }
        }
        case PROD -> {
          for (int i = 0; i < count; i++) {
            a[at + i] *= b[i];
          }
        }
        case MIN -> {
          for (int i = 0; i < count; i++) {
            a[at + i] = Math.min(a[at + i], b[i]);
          }
        }
        case MAX -> {
          for (int i = 0; i < count; i++) {
            a[at + i] = Math.max(a[at + i], b[i]);
          }
        }
        case AVG -> throw noMean();
      }
    }

    @Override
    void divide(Object array, int at, int count, int divisor) {
      throw noMean();
    }
  }

  private static final class Longs extends ArrayKind {
    Longs() {
      super(ValueLayout.JAVA_LONG);
    }

    @Override
    Object make(int length) {
      return new long[length];
    }

    @Override
    void combine(ReduceOp op, Object into, int at, Object from, int count) {
      long[] a = (long[]) into;
      long[] b = (long[]) from;
      switch (op) {
        case SUM -> {
          for (int i = 0; i < count; i++) {
            a[at + i] += b[i];
          }
        }
        case PROD -> {
          for (int i = 0; i < count; i++) {
            a[at + i] *= b[i];
          }
        }
        case MIN -> {
          for (int i = 0; i < count; i++) {
            a[at + i] = Math.min(a[at + i], b[i]);
          }
        }
        case MAX -> {
          for (int i = 0; i < count; i++) {
            a[at + i] = Math.max(a[at + i], b[i]);
          }
        }
        case AVG -> throw noMean();
      }
    }

    @Override
    void divide(Object array, int at, int count, int divisor) {
      throw noMean();
    }
  }

  /// Numbers from 0 to 255 in bytes.
  private static final class Bytes extends ArrayKind {
    Bytes() {
      super(ValueLayout.JAVA_BYTE);
    }

    @Override
    Object make(int length) {
      return new byte[length];
    }

    @Override
    void combine(ReduceOp op, Object into, int at, Object from, int count) {
      byte[] a = (byte[]) into;
      byte[] b = (byte[]) from;
      for (int i = 0; i < count; i++) {
        int x = Byte.toUnsignedInt(a[at + i]);
        int y = Byte.toUnsignedInt(b[i]);
        a[at + i] =
            (byte)
                switch (op) {
                  case SUM -> x + y;
                  case PROD -> x * y;
                  case MIN -> Math.min(x, y);
                  case MAX -> Math.max(x, y);
                  case AVG -> throw noMean();
                };
      }
    }

    @Override
    void divide(Object array, int at, int count, int divisor) {
      throw noMean();
    }
  }

  /// Bits of 16-bit floating numbers; each step is computed in `f32` and rounded.
  private static final class Halves extends ArrayKind {
    Halves() {
      super(ValueLayout.JAVA_SHORT);
    }

    @Override
    Object make(int length) {
      return new short[length];
    }

    @Override
    void combine(ReduceOp op, Object into, int at, Object from, int count) {
      short[] a = (short[]) into;
      short[] b = (short[]) from;
      for (int i = 0; i < count; i++) {
        float x = Float.float16ToFloat(a[at + i]);
        float y = Float.float16ToFloat(b[i]);
        float result =
            switch (op) {
              case SUM, AVG -> x + y;
              case PROD -> x * y;
              case MIN -> Math.min(x, y);
              case MAX -> Math.max(x, y);
            };
        a[at + i] = Float.floatToFloat16(result);
      }
    }

    @Override
    void divide(Object array, int at, int count, int divisor) {
      short[] a = (short[]) array;
      for (int i = 0; i < count; i++) {
        a[at + i] = Float.floatToFloat16(Float.float16ToFloat(a[at + i]) / divisor);
      }
    }
  }
}
