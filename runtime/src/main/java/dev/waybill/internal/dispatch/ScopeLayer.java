package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.Key;
import dev.waybill.internal.memory.Regions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The layer that tells memory scopes when an op begins and ends. Calls pass it inside scopes only.
public final class ScopeLayer implements Layer {

  /// The layer.
  public ScopeLayer() {}

  @Override
  public @Nullable Object call(TableHandle op, @Nullable Object[] arguments) {
    Regions here = Regions.here();
    boolean before = here.beginKernel();
    try {
      return op.redispatch(Key.SCOPE, arguments);
    } finally {
      here.endKernel(before);
    }
  }

  /// Does what an op does without passing its layers.
  static @Nullable Object inKernel(Supplier<@Nullable Object> work) {
    Regions here = Regions.here();
    if (here.region() == null) {
      return work.get();
    }
    boolean before = here.beginKernel();
    try {
      return work.get();
    } finally {
      here.endKernel(before);
    }
  }
}
