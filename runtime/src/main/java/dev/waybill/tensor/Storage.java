package dev.waybill.tensor;

import dev.waybill.dispatch.Key;

/// The memory behind one or more tensors.
public sealed interface Storage permits HeapStorage {

  /// Returns the device that the memory belongs to.
  ///
  /// @return a device's key
  Key device();

  /// Returns how many elements the memory holds.
  ///
  /// @return the number of elements
  long capacity();
}
