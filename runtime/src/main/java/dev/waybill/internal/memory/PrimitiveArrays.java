package dev.waybill.internal.memory;

import dev.waybill.internal.text.Settings;
import java.lang.reflect.Array;
import java.util.Arrays;

/// Arrays of any primitive type.
public final class PrimitiveArrays {
  private static final boolean POISONS = Settings.truth("waybill.memory.poison");

  private PrimitiveArrays() {}

  /// Returns the number of elements.
  public static int length(Object array) {
    return Array.getLength(array);
  }

  /// Returns the bytes of an element.
  public static int bytes(Class<?> arrayType) {
    if (arrayType == double[].class || arrayType == long[].class) {
      return Long.BYTES;
    }
    if (arrayType == float[].class || arrayType == int[].class) {
      return Integer.BYTES;
    }
    return arrayType == short[].class || arrayType == char[].class ? Short.BYTES : 1;
  }

  /// Makes an array of zeros.
  public static Object make(Class<?> arrayType, int length) {
    if (arrayType == float[].class) { // what is made most often without the way through reflection
      return new float[length];
    }
    if (arrayType == double[].class) {
      return new double[length];
    }
    return arrayType == long[].class
        ? new long[length]
        : Array.newInstance(arrayType.getComponentType(), length);
  }

  /// Sets the first elements to 0 or `false`.
  public static void clear(Object array, int length) {
    fill(array, length, 0);
  }

  /// Fills an array, where `waybill.memory.poison` is `true`, with what shows in results: NaN,
  /// large negative whole numbers, `true`. Whatever reads it has read what nobody wrote.
  public static void poison(Object array) {
    if (POISONS) {
      fill(array, length(array), 0xab);
    }
  }

  @SuppressWarnings("IfChainToSwitch") // the formatter cannot parse pattern switches
  private static void fill(Object array, int length, int pattern) {
    if (array instanceof float[] floats) {
      Arrays.fill(floats, 0, length, pattern == 0 ? 0 : Float.NaN);
    } else if (array instanceof double[] doubles) {
      Arrays.fill(doubles, 0, length, pattern == 0 ? 0 : Double.NaN);
    } else if (array instanceof long[] longs) {
      Arrays.fill(longs, 0, length, pattern * 0x0101010101010101L);
    } else if (array instanceof int[] ints) {
      Arrays.fill(ints, 0, length, pattern * 0x01010101);
    } else if (array instanceof short[] shorts) {
      Arrays.fill(shorts, 0, length, (short) (pattern * 0x0101));
    } else if (array instanceof byte[] bytes) {
      Arrays.fill(bytes, 0, length, (byte) pattern);
    } else {
      Arrays.fill((boolean[]) array, 0, length, pattern != 0);
    }
  }
}
