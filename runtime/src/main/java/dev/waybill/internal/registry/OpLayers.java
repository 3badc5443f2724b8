package dev.waybill.internal.registry;

import dev.waybill.dispatch.Key;
import dev.waybill.internal.autograd.InPlace;
import dev.waybill.internal.autograd.Recorder;
import dev.waybill.internal.autograd.ViewRecorder;
import dev.waybill.internal.debug.Probe;
import dev.waybill.internal.dispatch.FreedLayer;
import dev.waybill.internal.dispatch.Layer;
import dev.waybill.internal.dispatch.ScopeLayer;
import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.internal.dispatch.Traits;
import dev.waybill.internal.dispatch.Watcher;
import dev.waybill.internal.dispatch.Writer;
import java.util.Map;

/// The layers that stand above the kernels of an op.
final class OpLayers {
  private static final Watcher PROBE = new Probe();
  private static final ScopeLayer SCOPE = new ScopeLayer();
  private static final FreedLayer FREED = new FreedLayer();

  private static final Map<Key, Layer> OF_OPS =
      Map.of(Key.FREED, FREED, Key.PROFILE, PROBE, Key.SCOPE, SCOPE, Key.AUTOGRAD, new Recorder());

  private static final Map<Key, Layer> OF_VIEWS =
      Map.of(
          Key.FREED,
          FREED,
          Key.PROFILE,
          PROBE,
          Key.SCOPE,
          SCOPE,
          Key.AUTOGRAD,
          new ViewRecorder(),
          Key.INPLACE_OR_VIEW,
          new ViewRecorder.Marker());

  private OpLayers() {}

  static Map<Key, Layer> ofOp(Traits traits) {
    return traits.aliases().isEmpty() ? OF_OPS : OF_VIEWS;
  }

  /// Returns the layers of the in-place form of an op, which has no kernels.
  static Map<Key, Layer> ofForm(TableHandle formOf) {
    return Map.of(
        Key.FREED,
        FREED,
        Key.PROFILE,
        PROBE,
        Key.SCOPE,
        SCOPE,
        Key.AUTOGRAD,
        new InPlace(formOf),
        Key.INPLACE_OR_VIEW,
        new Writer(formOf));
  }
}
