package dev.waybill.tensor;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import java.lang.reflect.Array;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/// A Java array. Loops over arrays run 3 to 8 times faster than over memory segments of several
/// kinds, and forgetting to close is no leak.
public final class HeapStorage implements Storage {

  // Not an object of its own: every tensor that an op makes has a storage.
  private static final AtomicIntegerFieldUpdater<HeapStorage> VERSION =
      AtomicIntegerFieldUpdater.newUpdater(HeapStorage.class, "version");

  private final Object array;
  private final int length;
  private final boolean inference = DispatchContext.makesInferenceTensors();
  private volatile int version;

  /// Shares an array.
  ///
  /// @param array a `float[]`, `double[]`, `byte[]`, `short[]`, `int[]`, `long[]` or `boolean[]`
  /// @throws IllegalArgumentException if it is no array of primitives
  public HeapStorage(Object array) {
    Class<?> element = Objects.requireNonNull(array, "array must not be null").getClass();
    if (!element.isArray() || !element.getComponentType().isPrimitive()) {
      throw new IllegalArgumentException(
          "array must be an array of primitives, but is a " + element.getTypeName());
    }
    this.array = array;
    this.length = Array.getLength(array);
  }

  /// Returns the array itself.
  ///
  /// @return the shared array
  public Object array() {
    return array;
  }

  @Override
  public Key device() {
    return Key.CPU;
  }

  @Override
  public long capacity() {
    return length;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public boolean isInference() {
    return inference;
  }

  @Override
  public void bump() {
    VERSION.incrementAndGet(this);
  }
}
