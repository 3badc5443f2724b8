package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.Key;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The layer above all others, which looks on and changes nothing.
public interface Watcher extends Layer {

  /// Does a call and watches it.
  ///
  /// @param op the op that was called
  /// @param arguments one a parameter
  /// @param call does the call, the other layers included
  /// @return what the call returned
  @Nullable Object watch(
      TableHandle op, @Nullable Object[] arguments, Supplier<@Nullable Object> call);

  @Override
  default @Nullable Object call(TableHandle op, @Nullable Object[] arguments) {
    return watch(op, arguments, () -> op.redispatch(Key.PROFILE, arguments));
  }
}
