package dev.waybill.internal.autograd;

import dev.waybill.dispatch.Key;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.MetaStorage;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stands for arguments of which a gradient needs the shape and dtype only: keeps no memory, and is
/// no reason to refuse writes.
final class Shapes {
  private Shapes() {}

  static @Nullable Object of(@Nullable Object argument) {
    if (argument instanceof Tensor tensor) {
      return of(tensor);
    }
    if (argument instanceof List<?> list) {
      List<Object> shapes = new ArrayList<>();
      list.forEach(element -> shapes.add(of((Tensor) element)));
      return shapes;
    }
    return argument;
  }

  static boolean is(@Nullable Object saved) {
    return (saved instanceof Tensor tensor && tensor.storage().device() == Key.META)
        || (saved instanceof List<?> list && !list.isEmpty() && is(list.get(0)));
  }

  private static Tensor of(Tensor tensor) {
    Layout dense = Layout.dense(0, tensor.shape());
    return Tensor.of(new MetaStorage(dense.size()), dense, tensor.dtype());
  }
}
