package dev.waybill.nn;

import dev.waybill.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A tensor that belongs to a module's state and is not learnt, such as a running mean. It stays
/// the same object when its module moves to another dtype or device.
public final class Buffer extends Tensor {
  private final boolean persistent;

  /// Makes a buffer that is saved with its module.
  ///
  /// @param data its values; the memory is shared
  public Buffer(Tensor data) {
    this(data, true);
  }

  /// Makes a buffer.
  ///
  /// @param data its values; the memory is shared
  /// @param persistent whether it is part of the module's `stateDict`
  public Buffer(Tensor data, boolean persistent) {
    super(Parameter.given("nn.Buffer", data));
    this.persistent = persistent;
  }

  /// Returns whether it is part of the module's `stateDict`.
  ///
  /// @return false for what is worked out anew
  public boolean isPersistent() {
    return persistent;
  }

  /// Moves the values elsewhere.
  void move(UnaryOperator<Tensor> to) {
    Tensor data = detach();
    Tensor moved = to.apply(data);
    if (moved != data) {
      setData(moved);
    }
  }
}
