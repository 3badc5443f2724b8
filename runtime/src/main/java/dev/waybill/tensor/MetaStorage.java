package dev.waybill.tensor;

import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.ShapeException;

/// Room for elements that do not exist: shapes and dtypes are worked out on it without data.
public final class MetaStorage extends CountedStorage {

  private final long capacity;

  /// Makes a storage without memory.
  ///
  /// @param capacity how many elements it stands for, from 0
  /// @throws ShapeException if the number is negative
  public MetaStorage(long capacity) {
    super(false);
    if (capacity < 0) {
      throw new ShapeException(
          "MetaStorage", "found capacity " + capacity + ", expected 0 or more.");
    }
    this.capacity = capacity;
  }

  @Override
  public Key device() {
    return Key.META;
  }

  @Override
  public long capacity() {
    return capacity;
  }
}
