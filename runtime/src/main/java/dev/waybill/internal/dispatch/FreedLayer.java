package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.FreedTensorException;
import dev.waybill.dispatch.Key;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The layer that names the argument whose memory was given back. No other calls pass it: what
/// tells them is the key of the argument.
public final class FreedLayer implements Layer {

  /// The layer.
  public FreedLayer() {}

  @Override
  public @Nullable Object call(TableHandle op, @Nullable Object[] arguments) {
    check(op, arguments);
    return op.redispatch(Key.FREED, arguments);
  }

  static void check(TableHandle op, @Nullable Object[] arguments) {
    for (int position : op.tensorPositions()) {
      String place = "argument " + op.parameterName(position);
      if (arguments[position] instanceof Tensor tensor) {
        check(op, place, tensor);
      } else if (arguments[position] instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          check(op, place + "[" + i + "]", (Tensor) list.get(i));
        }
      }
    }
  }

  static void check(TableHandle op, String place, Tensor tensor) {
    if ((tensor.keys() & Key.FREED.bit()) != 0) {
      try {
        if (tensor.storage() instanceof DeviceStorage there) {
          there.buffer();
        } else {
          tensor.array();
        }
      } catch (FreedTensorException e) {
        throw e.at(op.name(), place);
      }
    }
  }
}
