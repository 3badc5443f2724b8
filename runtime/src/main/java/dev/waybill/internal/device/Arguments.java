package dev.waybill.internal.device;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.waybill.device.Accelerator;
import java.lang.foreign.MemorySegment;

/// Arguments of launches as drivers read them.
public final class Arguments {
  private Arguments() {}

  /// Writes an argument.
  ///
  /// @return how many bytes it has
  public static int write(Object argument, MemorySegment into, long at) {
    if (argument instanceof Accelerator.Buffer buffer) {
      into.set(JAVA_LONG, at, buffer.handle());
      return Long.BYTES;
    }
    if (argument instanceof Long number) {
      into.set(JAVA_LONG, at, number);
      return Long.BYTES;
    }
    if (argument instanceof Integer number) {
      into.set(JAVA_INT, at, number);
      return Integer.BYTES;
    }
    if (argument instanceof Float number) {
      into.set(JAVA_FLOAT, at, number);
      return Float.BYTES;
    }
    if (argument instanceof Double number) {
      into.set(JAVA_DOUBLE, at, number);
      return Double.BYTES;
    }
    throw new IllegalArgumentException(
        "found an argument of "
            + argument.getClass()
            + ", expected a Buffer, an Integer, a Long, a Float or a Double");
  }
}
