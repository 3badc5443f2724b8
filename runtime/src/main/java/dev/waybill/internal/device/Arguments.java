package dev.waybill.internal.device;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.waybill.device.Accelerator;
import dev.waybill.device.DeviceException;
import java.lang.foreign.MemorySegment;

/// Arguments of launches as drivers read them.
public final class Arguments {
  private Arguments() {}

  /// Writes an argument.
  ///
  /// @param device where the kernel runs, for messages
  /// @param kernel its name, for messages
  /// @return how many bytes it has
  /// @throws DeviceException if no driver knows its type
  public static int write(
      String device, String kernel, Object argument, MemorySegment into, long at) {
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
    throw new DeviceException(
        device
            + ": found an argument of "
            + argument.getClass().getName()
            + " for "
            + kernel
            + ", expected a Buffer, an Integer, a Long, a Float or a Double.");
  }
}
