package dev.waybill.dispatch;

import dev.waybill.tensor.DType;

/// An argument that takes part in the choice of an op's kernel. The keys of all such arguments of a
/// call are or-ed; the dtype is that of the first.
public interface Dispatchable {

  /// Returns where the data lies and what must happen to it, as bits of [Key].
  ///
  /// @return or-ed [Key#bit()]s; at least the device's
  int keys();

  /// Returns the type of the elements.
  ///
  /// @return the dtype
  DType dtype();
}
