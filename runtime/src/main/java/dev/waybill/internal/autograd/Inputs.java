package dev.waybill.internal.autograd;

import dev.waybill.autograd.GradientException;
import dev.waybill.device.Device;
import dev.waybill.internal.dispatch.TableHandle;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tensors among the arguments of a call: one edge each, those of a list after each other.
final class Inputs {
  final @Nullable Edge[] edges;
  private final Layout[] layouts;
  private final DType[] dtypes;
  private final Device[] devices;
  // Where the edges of a parameter begin; -1 for one that is no tensor.
  private final int[] first;
  private final int[] count;
  private boolean any;

  private Inputs(int parameters, int tensors) {
    edges = new @Nullable Edge[tensors];
    layouts = new Layout[tensors];
    dtypes = new DType[tensors];
    devices = new Device[tensors];
    first = new int[parameters];
    count = new int[parameters];
  }

  /// Returns the inputs of a call; `null` where no argument takes part in recording.
  static @Nullable Inputs of(TableHandle op, @Nullable Object[] arguments) {
    int tensors = 0;
    for (int position : op.tensorPositions()) {
      Object argument = arguments[position];
      tensors +=
          argument instanceof List<?> list ? list.size() : argument instanceof Tensor ? 1 : 0;
    }
    Inputs inputs = new Inputs(arguments.length, tensors);
    int edge = 0;
    for (int position : op.tensorPositions()) {
      Object argument = arguments[position];
      inputs.first[position] = edge;
      if (argument instanceof Tensor tensor) {
        inputs.add(edge++, tensor);
      } else if (argument instanceof List<?> list) {
        for (Object element : list) {
          inputs.add(edge++, (Tensor) element);
        }
      }
      inputs.count[position] = edge - inputs.first[position];
    }
    return inputs.any ? inputs : null;
  }

  private void add(int edge, Tensor tensor) {
    Edge next = Gradients.edge(tensor);
    edges[edge] = next;
    layouts[edge] = tensor.layout();
    dtypes[edge] = tensor.dtype();
    devices[edge] = tensor.device();
    any |= next != null;
  }

  /// Returns whether the gradient of one of some parameters is asked for.
  boolean needs(int[] parameters) {
    for (int parameter : parameters) {
      for (int i = 0; i < count[parameter]; i++) {
        if (edges[first[parameter] + i] != null) {
          return true;
        }
      }
    }
    return false;
  }

  /// Puts what a gradient returned where the edges are.
  void spread(String op, int[] parameters, @Nullable Object returned, @Nullable Tensor[] into) {
    if (returned == null) {
      return;
    }
    if (parameters.length == 1) {
      one(op, parameters[0], returned, into);
      return;
    }
    @Nullable Object[] each =
        returned instanceof List<?> list ? list.toArray() : (Object[]) returned;
    if (each.length != parameters.length) {
      throw new GradientException(
          op
              + ": its gradient returned an incorrect number of gradients (expected "
              + parameters.length
              + ", got "
              + each.length
              + ").");
    }
    for (int i = 0; i < each.length; i++) {
      if (each[i] != null) {
        one(op, parameters[i], each[i], into);
      }
    }
  }

  private void one(String op, int parameter, Object returned, @Nullable Tensor[] into) {
    int at = first[parameter];
    if (returned instanceof List<?> list) {
      for (int i = 0; i < count[parameter]; i++) {
        into[at + i] = fit(op, at + i, (Tensor) list.get(i));
      }
    } else if (count[parameter] == 1) {
      Object single = returned instanceof Object[] array ? array[0] : returned;
      into[at] = single == null ? null : fit(op, at, (Tensor) single);
    }
  }

  private Tensor fit(String op, int edge, Tensor gradient) {
    return edges[edge] == null
        ? gradient
        : GradientFit.fit(op, edge, gradient, layouts[edge], dtypes[edge], devices[edge]);
  }
}
