package dev.waybill.internal.autograd;

import dev.waybill.autograd.FunctionContext;
import dev.waybill.autograd.GradientException;
import dev.waybill.device.Device;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The node of a function that a user gave a gradient of its own.
final class FunctionNode extends BackwardNode {
  private final String name;
  private final BiFunction<FunctionContext, List<Tensor>, List<@Nullable Tensor>> backward;
  private final FunctionCalls.Context context;
  private final List<Shape> inputs;
  private final List<Shape> results;
  private @Nullable List<SavedTensor> saved = List.of();

  FunctionNode(
      String name,
      BiFunction<FunctionContext, List<Tensor>, List<@Nullable Tensor>> backward,
      FunctionCalls.Context context,
      List<Tensor> inputs,
      List<Tensor> results) {
    super(results.size(), context.edges());
    this.name = name;
    this.backward = backward;
    this.context = context;
    this.inputs = inputs.stream().map(Shape::of).toList();
    this.results = results.stream().map(Shape::of).toList();
  }

  /// Keeps tensors, after the results have been given this node.
  ///
  /// @param tensors as the function saved them
  void save(List<Tensor> tensors) {
    List<SavedTensor> all = new ArrayList<>();
    for (Tensor tensor : tensors) {
      // A result holds its node, which must not hold the result: it is made anew.
      all.add(
          equals(Gradients.node(tensor))
              ? SavedTensor.ofResult(tensor, this, Gradients.outputOf(tensor))
              : SavedTensor.ofArgument(name, "tensors", tensor));
    }
    saved = all;
    context.setNode(this);
  }

  List<Tensor> saved() {
    List<SavedTensor> known = saved;
    if (known == null) {
      throw freed();
    }
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      tensors.add(known.get(i).get(this, "saved tensor " + i));
    }
    return tensors;
  }

  @Override
  boolean callsUsers() {
    return true;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  @Nullable Tensor[] apply(@Nullable Tensor[] gradients) {
    if (saved == null) {
      throw freed();
    }
    List<Tensor> all = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      Tensor gradient = gradients[i];
      Shape shape = results.get(i);
      all.add(
          gradient == null
              ? Tensor.zeros(shape.device, shape.dtype, shape.layout.shape())
              : gradient);
    }
    List<@Nullable Tensor> found = backward.apply(context, all);
    if (found.size() != inputs.size()) {
      throw new GradientException(
          name
              + ": backward returned an incorrect number of gradients (expected "
              + inputs.size()
              + ", got "
              + found.size()
              + ").");
    }
    @Nullable Tensor[] fitting = none();
    for (int i = 0; i < fitting.length; i++) {
      Tensor gradient = found.get(i);
      if (gradient != null && next[i] != null) {
        TensorAccess.checkLives(name, "gradient " + i, gradient);
        Shape shape = inputs.get(i);
        fitting[i] = GradientFit.fit(name, i, gradient, shape.layout, shape.dtype, shape.device);
      }
    }
    return fitting;
  }

  private GradientException freed() {
    return OpNode.freed(name);
  }

  @Override
  void eachSaved(Consumer<Tensor> found) {
    List<SavedTensor> known = saved;
    if (known != null) {
      known.forEach(tensor -> tensor.each(found));
    }
  }

  @Override
  void release() {
    List<SavedTensor> known = saved;
    if (known != null && !known.isEmpty()) { // what saved nothing may be run again, as in PyTorch
      saved = null;
    }
  }

  private record Shape(Layout layout, DType dtype, Device device) {
    static Shape of(Tensor tensor) {
      return new Shape(tensor.layout(), tensor.dtype(), tensor.device());
    }
  }
}
