package dev.waybill.dispatch;

import java.util.Locale;

/// The slots of an op's kernel table, lowest first: of the keys of a call the highest one decides.
///
/// Devices are the keys from [#CPU] to [#META]; the ones above them are layers that run before a
/// kernel and then call on.
public enum Key {
  /// No argument says where it lies.
  UNDEFINED(0),
  /// Java arrays.
  CPU(1),
  /// Buffers of an OpenCL device.
  OPENCL(2),
  /// Buffers of a CUDA device.
  CUDA(3),
  /// Shapes without data.
  META(4),
  /// Version counters and views.
  INPLACE_OR_VIEW(5),
  /// Recording for gradients.
  AUTOGRAD(6),
  /// Scopes of memory, which must know whether an op or its caller asks for an array.
  SCOPE(7),
  /// Measuring of calls.
  PROFILE(8),
  /// Refusing tensors whose memory scope is closed.
  FREED(9);

  private final int slot;

  Key(int slot) {
    this.slot = slot;
  }

  /// Returns the bit that stands for this key in a set of keys.
  ///
  /// @return a number with one bit set
  public int bit() {
    return 1 << slot;
  }

  /// Returns the name that kernels are declared with.
  ///
  /// @return the name in small letters, such as `cpu`
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Returns the number of this key's slot in a kernel table.
  ///
  /// @return from 0
  public int slot() {
    return slot;
  }
}
