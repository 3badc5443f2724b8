package dev.waybill.internal.debug;

import org.jspecify.annotations.Nullable;

/// Hears of the op calls of one thread.
public interface CallListener {

  /// Hears that a call begins.
  void begins(Frame call);

  /// Hears that a call has ended, after the calls inside it.
  ///
  /// @param result what it returned; `null` where it failed
  /// @param failed whether it threw
  void ends(Frame call, @Nullable Object result, boolean failed);
}
