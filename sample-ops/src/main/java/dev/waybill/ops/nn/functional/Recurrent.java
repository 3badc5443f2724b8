package dev.waybill.ops.nn.functional;

import dev.waybill.api.nn.Functional;
import dev.waybill.device.Device;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the recurrent nets share: layers upon each other, directions beside each other, and what is
/// asked of weights and states.
///
/// @param op what was called, for messages
/// @param gates how many parts the weights have
/// @param layers how many layers
/// @param bidirectional whether each layer also walks from the end
/// @param dropout the probability with which an element between two layers is dropped
/// @param training whether anything is dropped
/// @param seed chooses what is dropped
record Recurrent(
    String op,
    int gates,
    int layers,
    boolean bidirectional,
    double dropout,
    boolean training,
    long seed) {

  /// The weights of one layer in one direction.
  record Weights(
      Tensor ih, Tensor hh, @Nullable Tensor biasIh, @Nullable Tensor biasHh, @Nullable Tensor hr) {

    /// Returns the sum of the two biases.
    @Nullable Tensor bias() {
      return biasIh == null || biasHh == null ? biasIh : TensorOps.add(biasIh, biasHh);
    }
  }

  /// Walks one layer in one direction.
  @FunctionalInterface
  interface Walk {

    /// Walks over all steps.
    ///
    /// @param x a row a sequence and step
    /// @param weights the weights
    /// @param first the first states
    /// @param batchSizes how many sequences reach each step
    /// @param steps the order
    /// @return the states behind all steps, as many as there are first ones
    List<Tensor> over(
        Tensor x, Weights weights, List<Tensor> first, long[] batchSizes, Steps steps);
  }

  /// What all layers gave.
  ///
  /// @param output the states of the last layer, a row a sequence and step
  /// @param last the states behind the last step of each layer and direction
  record Walked(Tensor output, List<Tensor> last) {}

  Recurrent {
    if (layers < 1) {
      throw new WrongArgumentException(
          op, "numLayers", "must be greater than zero, found " + layers + ", expected 1 or more.");
    }
    if (!(dropout >= 0 && dropout <= 1)) {
      throw new WrongArgumentException(
          op,
          "dropout",
          "should be a number from 0 to 1, the probability of an element being zeroed, found "
              + dropout
              + ".");
    }
  }

  int directions() {
    return bidirectional ? 2 : 1;
  }

  /// Walks all layers.
  ///
  /// @param x a row a sequence and step, in packed order
  /// @param first the first states, `[layers · directions, batch, width]` each
  Walked walk(Tensor x, long[] batchSizes, List<Weights> weights, List<Tensor> first, Walk layer) {
    Generator seeds = new Generator(seed);
    List<List<Tensor>> last = new ArrayList<>();
    first.forEach(state -> last.add(new ArrayList<>()));
    Tensor input = x;
    for (int number = 0; number < layers; number++) {
      if (number > 0) {
        // A seed a layer, or all of them would drop the same places.
        input = Functional.dropout(input, seeds.nextSeed(), dropout, training);
      }
      List<Tensor> outputs = new ArrayList<>();
      for (int direction = 0; direction < directions(); direction++) {
        int at = number * directions() + direction;
        Steps steps = Steps.of(op, batchSizes, direction == 1);
        List<Tensor> begin = first.stream().map(state -> TensorOps.select(state, 0, at)).toList();
        List<Tensor> states = layer.over(input, weights.get(at), begin, batchSizes, steps);
        outputs.add(states.get(0));
        for (int i = 0; i < states.size(); i++) {
          last.get(i).add(steps.last(states.get(i)));
        }
      }
      input = outputs.size() == 1 ? outputs.get(0) : TensorOps.cat(outputs, -1);
    }
    return new Walked(input, last.stream().map(states -> TensorOps.stack(states, 0)).toList());
  }

  /// Returns the weights by layer and direction, once they are known to fit.
  List<Weights> weights(Tensor x, List<Tensor> all) {
    int count = layers * directions();
    int each = all.size() / count;
    boolean shrinks = gates == 4 && (each == 3 || each == 5);
    if (all.size() % count != 0 || !(each == 2 || each == 4 || shrinks)) {
      throw new WrongArgumentException(
          op,
          "weights",
          "found "
              + all.size()
              + " of them, expected for each of "
              + count
              + " layers and directions weightIh and weightHh, then biasIh and biasHh or none"
              + (gates == 4 ? ", then weightHr or none." : "."));
    }
    checkRank(op, "weights[1]", all.get(1), 2);
    long hidden = all.get(1).layout().shape(0) / gates;
    long state = shrinks ? all.get(1).layout().shape(1) : hidden;
    List<Weights> found = new ArrayList<>();
    long width = x.layout().shape(x.rank() - 1);
    for (int at = 0; at < count; at++) {
      long input = at < directions() ? width : directions() * state;
      int from = at * each;
      checkInput(at, from, all.get(from), hidden, input, x);
      check(from + 1, all.get(from + 1), x, gates * hidden, state);
      if (each >= 4) {
        check(from + 2, all.get(from + 2), x, gates * hidden);
        check(from + 3, all.get(from + 3), x, gates * hidden);
      }
      if (shrinks) {
        check(from + each - 1, all.get(from + each - 1), x, state, hidden);
      }
      found.add(
          new Weights(
              all.get(from),
              all.get(from + 1),
              each >= 4 ? all.get(from + 2) : null,
              each >= 4 ? all.get(from + 3) : null,
              shrinks ? all.get(from + each - 1) : null));
    }
    return found;
  }

  private void checkInput(int at, int number, Tensor weight, long hidden, long input, Tensor x) {
    if (at == 0 && weight.rank() == 2 && weight.layout().shape(1) != input) {
      throw new ShapeException(
          op,
          "the last axis of x must be equal to the input size. Found "
              + input
              + ", expected "
              + weight.layout().shape(1)
              + ", as of weights[0]: "
              + weight.layout().shapeText()
              + ".");
    }
    check(number, weight, x, gates * hidden, input);
  }

  private void check(int number, Tensor weight, Tensor x, long... shape) {
    String name = "weights[" + number + "]";
    Steps.checkShape(op, name, weight, shape);
    checkDtype(op, name, x, weight);
  }

  /// Returns the first states, zeros where none are given.
  ///
  /// @param batch how many sequences; -1 for one without an axis
  Tensor first(String name, @Nullable Tensor given, Tensor x, long batch, long width) {
    int count = layers * directions();
    long sequences = batch < 0 ? 1 : batch;
    if (given == null) {
      return Tensor.zeros(x.device(), x.dtype(), count, sequences, width);
    }
    if (batch < 0) {
      Steps.checkShape(op, name, given, count, width);
    } else {
      Steps.checkShape(op, name, given, count, batch, width);
    }
    checkDtype(op, name, x, given);
    return batch < 0 ? TensorOps.unsqueeze(given, 1) : given;
  }

  /// Returns whether the fused ops can walk over it; otherwise a walk is made of other ops.
  static boolean isFused(Tensor x) {
    return x.device().equals(Device.CPU) && (x.dtype() == DType.F32 || x.dtype() == DType.F64);
  }

  static void checkFloating(String op, String name, Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          op, name, "found dtype " + x.dtype() + ", expected f32, f64, f16 or bf16.");
    }
  }

  static void checkRank(String op, String name, Tensor x, int rank) {
    if (x.rank() != rank) {
      throw new ShapeException(
          op, name + " must have " + rank + " dimensions, found " + x.layout().shapeText() + ".");
    }
  }

  static void checkDtype(String op, String name, Tensor x, Tensor other) {
    if (other.dtype() != x.dtype()) {
      throw new WrongArgumentException(
          op, name, "found dtype " + other.dtype() + ", expected that of x, " + x.dtype() + ".");
    }
  }
}
