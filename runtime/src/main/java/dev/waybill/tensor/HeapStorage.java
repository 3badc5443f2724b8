package dev.waybill.tensor;

import dev.waybill.dispatch.Key;
import dev.waybill.internal.memory.ArrayPool;
import dev.waybill.internal.memory.Lease;
import dev.waybill.internal.memory.PrimitiveArrays;
import dev.waybill.internal.memory.Region;
import dev.waybill.internal.memory.Regions;
import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A Java array. Loops over arrays run 3 to 8 times faster than over memory segments of several
/// kinds, and forgetting to close is no leak.
public final class HeapStorage extends CountedStorage {

  // In the lease, where a memory scope lends the array.
  private final @Nullable Object array;
  private final @Nullable Lease lease;
  private final int length;

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
    this.lease = null;
    this.length = Array.getLength(array);
    if (length >= ArrayPool.FROM_BYTES / Long.BYTES) {
      Region.share(array); // it may be a tensor's, which a scope must not give away now
    }
  }

  private HeapStorage(@Nullable Object array, @Nullable Lease lease, int length) {
    this.array = array;
    this.lease = lease;
    this.length = length;
  }

  /// Makes a storage of its own array, which for large ones may be a used one.
  ///
  /// @param zeros whether the elements must be 0 or `false`, because not all will be written
  static HeapStorage make(DType dtype, int length, boolean zeros) {
    Class<?> type = dtype.arrayType();
    if ((long) length * dtype.bytes() >= ArrayPool.FROM_BYTES) {
      return makeLarge(type, length, zeros);
    }
    Object array = PrimitiveArrays.make(type, length);
    if (!zeros) {
      PrimitiveArrays.poison(array);
    }
    return new HeapStorage(array, null, length);
  }

  private static HeapStorage makeLarge(Class<?> type, int length, boolean zeros) {
    Region region = Regions.here().region();
    // Code that knows no scopes may take the array's length for the tensor's.
    Object array = ArrayPool.shared().take(type, length, region == null);
    if (array == null) {
      array = PrimitiveArrays.make(type, length);
    } else if (zeros) {
      PrimitiveArrays.clear(array, length);
    }
    if (!zeros) {
      PrimitiveArrays.poison(array);
    }
    Lease lease = region == null ? null : region.lend(array);
    return new HeapStorage(lease == null ? array : null, lease, length);
  }

  /// Returns the array itself, for kernels. Inside a memory scope it may be longer than the
  /// storage. A kernel is done with it when it returns; to any other code it belongs as long as it
  /// likes, so that no memory scope gives it back.
  ///
  /// @return the shared array
  /// @throws dev.waybill.dispatch.FreedTensorException if its scope is closed
  public Object array() {
    return array(this);
  }

  Object array(Object tensor) {
    Object known = array;
    return known != null ? known : Objects.requireNonNull(lease).array(tensor);
  }

  /// Returns the array to code that does not keep it.
  Object arrayForNow(Object tensor) {
    Object known = array;
    return known != null ? known : Objects.requireNonNull(lease).arrayForNow(tensor);
  }

  @Nullable Lease lease() {
    return lease;
  }

  /// Returns whether two storages lie in one array.
  @SuppressWarnings("ReferenceEquality") // arrays have no other
  static boolean shareArray(HeapStorage a, HeapStorage b) {
    Object left = a.identity();
    return left != null && left == b.identity();
  }

  /// Returns the type of the array, which may have been given back.
  Class<?> arrayType() {
    Object known = array;
    return known != null ? known.getClass() : Objects.requireNonNull(lease).arrayType();
  }

  private @Nullable Object identity() {
    return lease == null ? array : lease.identity();
  }

  @Override
  public String toString() {
    return "a storage of " + length + " elements";
  }

  @Override
  public Key device() {
    return Key.CPU;
  }

  @Override
  public long capacity() {
    return length;
  }
}
