package dev.waybill.internal.autograd;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.internal.autograd.GradState.Creation;
import dev.waybill.internal.dispatch.Layer;
import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.MetaStorage;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The layer that records calls of ops whose result is a view.
public final class ViewRecorder implements Layer {

  /// The layer.
  public ViewRecorder() {}

  @Override
  public @Nullable Object call(TableHandle op, @Nullable Object[] arguments) {
    int position = op.position(op.traits().aliases());
    Tensor viewed = (Tensor) Objects.requireNonNull(arguments[position]);
    Edge edge = Gradients.edge(viewed);
    Object result = Recorder.below(op, arguments);
    List<Tensor> views = TensorTuple.of(result);
    if (edge != null) {
      List<Tensor> places = TensorTuple.of(places(op, arguments, position, viewed));
      for (int i = 0; i < views.size(); i++) {
        Layout elements = places.get(i).layout();
        BackwardNode node = new ViewNode(op.name(), edge, viewed.shape(), elements);
        Gradients.setNode(views.get(i), node, 0);
      }
    }
    if (result instanceof List<?>) {
      for (int i = 0; i < views.size(); i++) {
        Gradients.markOneOfMany(views.get(i), i);
      }
    }
    // A write through a view of such a view would go unnoticed, or past the function's gradient.
    Creation creation = Gradients.creation(viewed);
    if (creation == Creation.NO_GRAD || creation == Creation.IN_FUNCTION) {
      views.forEach(view -> Gradients.markCreation(view, creation));
    }
    return result;
  }

  /// Calls the op on the places of the elements in the place of the elements: a dense tensor
  /// without data has, at element i, layout position i.
  private static @Nullable Object places(
      TableHandle op, @Nullable Object[] arguments, int position, Tensor viewed) {
    Layout dense = Layout.dense(0, viewed.shape());
    @Nullable Object[] changed = arguments.clone();
    changed[position] = Tensor.of(new MetaStorage(dense.size()), dense, viewed.dtype());
    return op.redispatch(Key.AUTOGRAD, changed);
  }

  /// The layer that marks views which are made while recording is off.
  public static final class Marker implements Layer {

    /// The layer.
    public Marker() {}

    @Override
    public @Nullable Object call(TableHandle op, @Nullable Object[] arguments) {
      Object result = op.redispatch(Key.INPLACE_OR_VIEW, arguments);
      if (!DispatchContext.current().isGradMode()) {
        Tensor viewed =
            (Tensor) Objects.requireNonNull(arguments[op.position(op.traits().aliases())]);
        if (Gradients.requiresGrad(viewed) || Gradients.creation(viewed) == Creation.NO_GRAD) {
          TensorTuple.of(result).forEach(view -> Gradients.markCreation(view, Creation.NO_GRAD));
        }
      }
      return result;
    }
  }
}
