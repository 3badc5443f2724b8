package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.device.Device;
import dev.waybill.dispatch.TensorTuple;
import dev.waybill.internal.dispatch.Fallback;
import dev.waybill.internal.dispatch.GradientRule;
import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceStorage;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The node of an op: saves what the op's gradients name, and calls them.
final class OpNode extends BackwardNode {
  private final TableHandle op;
  private final Inputs inputs;
  private final boolean saves;
  private @Nullable Object @Nullable [] saved;
  private @Nullable Object savedResult;
  private @Nullable TensorTuple tuple;
  private boolean isList;
  private Layout[] layouts = {};
  private DType[] dtypes = {};
  private @Nullable Device away;

  private OpNode(
      TableHandle op, int outputs, Inputs inputs, @Nullable Object[] saved, boolean saves) {
    super(outputs, inputs.edges);
    this.op = op;
    this.inputs = inputs;
    this.saved = saved;
    this.saves = saves;
  }

  /// Prepares the node of a call.
  ///
  /// @param written the position of an argument that the call will write to, whose value is saved
  /// as a copy; -1 for none
  static Prepared prepare(
      TableHandle op, @Nullable Object[] arguments, Inputs inputs, int written) {
    @Nullable Object[] saved = new Object[arguments.length];
    boolean saves = false;
    for (GradientRule rule : op.gradients()) {
      if (inputs.needs(rule.of())) {
        for (int position : rule.shapes()) {
          if (saved[position] == null) {
            saved[position] = Shapes.of(arguments[position]);
          }
        }
        for (int position : rule.saves()) {
          if (saved[position] == null || Shapes.is(saved[position])) {
            saved[position] = save(op, position, arguments[position], position == written);
            saves |= isSaved(saved[position]);
          }
        }
        saves |= rule.savesResult();
      }
    }
    return new Prepared(op, inputs, arguments, saved, saves);
  }

  private static boolean isSaved(@Nullable Object value) {
    return value instanceof SavedTensor
        || (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof SavedTensor);
  }

  private static @Nullable Object save(
      TableHandle op, int position, @Nullable Object argument, boolean willBeWritten) {
    String parameter = op.parameterName(position);
    if (argument instanceof Tensor tensor) {
      return SavedTensor.ofArgument(
          op.name(), parameter, willBeWritten ? InPlace.copyOf(tensor) : tensor);
    }
    if (argument instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Tensor) {
      List<Object> saved = new ArrayList<>();
      list.forEach(
          element -> saved.add(SavedTensor.ofArgument(op.name(), parameter, (Tensor) element)));
      return saved;
    }
    return argument;
  }

  /// What is known of a call before it runs.
  @SuppressWarnings("ArrayRecordComponent") // goes from one method to the next
  record Prepared(
      TableHandle op,
      Inputs inputs,
      @Nullable Object[] arguments,
      @Nullable Object[] saved,
      boolean saves) {

    /// Makes the node and gives it to the results.
    OpNode finish(@Nullable Object result) {
      List<Tensor> results = TensorTuple.of(result);
      OpNode node = new OpNode(op, results.size(), inputs, saved, saves);
      node.tuple = result instanceof TensorTuple several ? several.detached() : null;
      node.isList = result instanceof List<?>;
      node.away = op.fellBack(arguments);
      node.layouts = new Layout[results.size()];
      node.dtypes = new DType[results.size()];
      for (int i = 0; i < results.size(); i++) {
        node.layouts[i] = results.get(i).layout();
        node.dtypes[i] = results.get(i).dtype();
      }
      for (GradientRule rule : op.gradients()) {
        if (rule.savesResult() && inputs.needs(rule.of()) && node.savedResult == null) {
          node.savedResult = node.saveResult(result, results);
        }
      }
      return node;
    }
  }

  private Object saveResult(@Nullable Object result, List<Tensor> results) {
    if (result instanceof Tensor tensor) {
      return SavedTensor.ofResult(tensor, this, 0);
    }
    List<SavedTensor> saved = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      saved.add(SavedTensor.ofResult(results.get(i), this, i));
    }
    return saved;
  }

  @Override
  public String name() {
    return op.name();
  }

  @Override
  @Nullable Tensor[] apply(@Nullable Tensor[] gradients) {
    @Nullable Object[] known = saved;
    if (known == null) {
      throw freed(name());
    }
    @Nullable Object[] arguments = new Object[known.length];
    for (int i = 0; i < known.length; i++) {
      arguments[i] = restore(known[i], op.parameterName(i));
    }
    Object result = wrap(restore(savedResult, "result"));
    Object ofResult = together(gradients);
    if (away != null) {
      // What the op did on the processor is derived there.
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = Fallback.map(arguments[i], this::here);
      }
      result = Fallback.map(result, this::here);
      ofResult = Objects.requireNonNull(Fallback.map(ofResult, this::here));
    }
    @Nullable Tensor[] found = none();
    for (GradientRule rule : op.gradients()) {
      if (inputs.needs(rule.of())) {
        inputs.spread(name(), rule.of(), rule.call(name(), ofResult, arguments, result), found);
      }
    }
    return found;
  }

  /// By an op, so that the gradient of the gradient finds its way.
  private Tensor here(Tensor tensor) {
    return tensor.storage() instanceof DeviceStorage
        ? TensorOps.transfer(tensor, String.valueOf(away), "cpu")
        : tensor;
  }

  static GradientException freed(String node) {
    return new GradientException(
        node
            + ": trying to backward through the graph a second time, or after its saved tensors"
            + " were freed; found them freed by an earlier backward() or Autograd.grad(), expected"
            + " the first one, or retainGraph in those before.");
  }

  private @Nullable Object restore(@Nullable Object value, String what) {
    if (value instanceof SavedTensor one) {
      return one.get(this, what);
    }
    if (isSaved(value) && value instanceof List<?> list) {
      List<Tensor> tensors = new ArrayList<>();
      list.forEach(element -> tensors.add(((SavedTensor) element).get(this, what)));
      return tensors;
    }
    return value;
  }

  @SuppressWarnings("unchecked") // a saved tuple is restored as a list of its tensors
  private @Nullable Object wrap(@Nullable Object result) {
    TensorTuple several = tuple;
    return several == null || result == null ? result : several.with((List<Tensor>) result);
  }

  /// Returns the gradient of the result in the result's own type; of those of several results that
  /// nothing used, zeros.
  private Object together(@Nullable Tensor[] gradients) {
    if (tuple == null && !isList) {
      return Objects.requireNonNull(gradients[0]);
    }
    Tensor like = Arrays.stream(gradients).filter(Objects::nonNull).findFirst().orElseThrow();
    List<Tensor> all = new ArrayList<>();
    for (int i = 0; i < gradients.length; i++) {
      Tensor gradient = gradients[i];
      all.add(gradient == null ? Results.zeros(like, dtypes[i], layouts[i].shape()) : gradient);
    }
    return tuple == null ? all : tuple.with(all);
  }

  @Override
  void eachSaved(Consumer<Tensor> found) {
    @Nullable Object[] known = saved;
    if (known != null) {
      for (Object value : known) {
        each(value, found);
      }
      each(savedResult, found);
    }
  }

  private static void each(@Nullable Object value, Consumer<Tensor> found) {
    if (value instanceof SavedTensor one) {
      one.each(found);
    } else if (isSaved(value) && value instanceof List<?> list) {
      list.forEach(element -> ((SavedTensor) element).each(found));
    }
  }

  @Override
  void release() {
    if (saves) { // a graph that saved nothing may be run again, as in PyTorch
      saved = null;
      savedResult = null;
    }
  }
}
