package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.OpException;
import dev.waybill.dispatch.WrongArgumentException;

/// What the kernel of a device says where it gets a tensor of another one. It does not know the
/// argument's name, which the op adds.
public final class HostTensor {
  private static final String PROBLEM =
      " in a call of a device kernel, expected all on one device.";

  private HostTensor() {}

  /// Makes the refusal.
  ///
  /// @param op what is computed
  /// @param found where the tensor lies
  public static WrongArgumentException refusal(String op, Key found) {
    return new WrongArgumentException(op, "", "found a tensor on " + found.text() + PROBLEM);
  }

  /// Returns whether a kernel refused so.
  static boolean isReason(OpException refused) {
    return refused.problem().endsWith(PROBLEM);
  }
}
