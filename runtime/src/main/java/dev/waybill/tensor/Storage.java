package dev.waybill.tensor;

import dev.waybill.dispatch.Key;

/// The memory behind one or more tensors.
public sealed interface Storage permits CountedStorage {

  /// Returns the device that the memory belongs to.
  ///
  /// @return a device's key
  Key device();

  /// Returns how many elements the memory holds.
  ///
  /// @return the number of elements
  long capacity();

  /// Returns how often the memory was written to in place. Views and detached tensors share it, so
  /// that a gradient notices a saved tensor that changed.
  ///
  /// @return a number that grows with each [#bump()]
  int version();

  /// Returns whether the memory was made inside `Autograd.inference()`: then it is no part of any
  /// graph, and is written to inside such scopes only.
  ///
  /// @return false for most
  boolean isInference();

  /// Counts a write. Safe from several threads.
  void bump();
}
