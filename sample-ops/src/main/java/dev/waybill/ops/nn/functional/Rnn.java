package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.rnn`.
public final class Rnn {
  private static final int GATES = 1;
  private static final String NAME = "nn.functional.rnn";

  private Rnn() {}

  /// Walks Elman's recurrent net over sequences: `h = tanh(x · weightIhᵀ + h' · weightHhᵀ +
  /// biases)`.
  ///
  /// Of the first layer, `x` is the input; of the others, the states of the layer before. Source:
  /// Elman, "Finding Structure in Time" (1990); PyTorch, `torch.nn.RNN`.
  ///
  /// ```java
  /// Tensor one = Tensor.ones(DType.F32, 1, 1);
  /// Tensor x = Tensor.ones(DType.F32, 3, 1); // three steps
  /// Functional.rnn(x, List.of(one, one), new Functional.RnnOptions().nonlinearity("relu"))
  ///     .output(); // ==> tensor([[1.], [2.], [3.]])
  /// ```
  ///
  /// @param x `[steps, batch, input]`, `[batch, steps, input]` with `batchFirst`,
  ///     `[steps, input]`, where states have no axis for the batch either, or `[rows, input]` with
  ///     `batchSizes`
  /// @param weights for each layer, and in it each direction: `[hidden, input]` and
  ///     `[hidden, hidden]`; then two biases `[hidden]` or none
  /// @param h0 the first states, `[layers · directions, batch, hidden]`; `null` for zeros
  /// @param numLayers how many layers, each on the states of the one before
  /// @param bidirectional whether each layer also walks from the end, with weights of its own
  /// @param batchFirst whether the batch is the first axis of `x` and the output, not of states
  /// @param nonlinearity `tanh` or `relu`
  /// @param dropout the probability with which an element between two layers is dropped
  /// @param training whether anything is dropped
  /// @param seed chooses what is dropped, see `dropout`
  /// @param batchSizes how many sequences reach each step, where `x` is the data of a packed
  ///     sequence; `null` where it is none
  /// @return the states of the last layer, and the last states of all layers
  /// @throws dev.waybill.dispatch.OpException if shapes, dtypes or the number of weights do not fit
  @Export(NAME)
  public static RnnOutput rnn(
      Tensor x,
      List<Tensor> weights,
      @Default("null") @Nullable Tensor h0,
      @Default("1") int numLayers,
      @Default("false") boolean bidirectional,
      @Default("false") boolean batchFirst,
      @Default("tanh") String nonlinearity,
      @Default("0.0") double dropout,
      @Default("false") boolean training,
      @Default("0") long seed,
      @Default("null") long @Nullable [] batchSizes) {
    boolean relu = RecurrentCells.isRelu(NAME, nonlinearity);
    Recurrent net = new Recurrent(NAME, GATES, numLayers, bidirectional, dropout, training, seed);
    Recurrent.Walked walked =
        walk(Sequences.of(NAME, x, batchFirst, batchSizes), weights, h0, net, relu);
    return new RnnOutput(walked.output(), walked.last().get(0));
  }

  private static Recurrent.Walked walk(
      Sequences sequences, List<Tensor> weights, @Nullable Tensor h0, Recurrent net, boolean relu) {
    Tensor x = sequences.rows();
    List<Recurrent.Weights> checked = net.weights(x, weights);
    long hidden = checked.get(0).hh().layout().shape(1);
    Tensor h = net.first("h0", h0, x, sequences.batch(), hidden);
    return sequences.walk(
        net,
        checked,
        List.of(h),
        (rows, own, first, batchSizes, steps) ->
            List.of(over(rows, own, first.get(0), batchSizes, steps, relu)));
  }

  private static Tensor over(
      Tensor x, Recurrent.Weights own, Tensor h0, long[] batchSizes, Steps steps, boolean relu) {
    // The input's part of all steps is one product.
    Tensor projected = Functional.linear(x, own.ih(), own.bias());
    return Recurrent.isFused(x)
        ? Functional.rnnSequence(
            projected, own.hh(), h0, batchSizes, relu ? "relu" : "tanh", steps.reverse())
        : RnnSequence.composed(steps, projected, own.hh(), h0, relu);
  }
}
