package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.lstm`.
public final class Lstm {
  private static final int GATES = 4;
  private static final String NAME = "nn.functional.lstm";

  private Lstm() {}

  /// Walks a long short-term memory over sequences; the equations stand at [lstmCell][LstmCell].
  ///
  /// Of the first layer, `x` is the input; of the others, the states of the layer before. Source:
  /// Hochreiter and Schmidhuber, "Long Short-Term Memory" (1997); PyTorch, `torch.nn.LSTM`.
  ///
  /// ```java
  /// Tensor weight = Tensor.zeros(DType.F32, 4, 1);
  /// Tensor x = Tensor.ones(DType.F32, 3, 1); // three steps
  /// Functional.lstm(x, List.of(weight, weight)).output(); // ==> tensor([[0.], [0.], [0.]])
  /// ```
  ///
  /// @param x `[steps, batch, input]`, `[batch, steps, input]` with `batchFirst`,
  ///     `[steps, input]`, where states have no axis for the batch either, or `[rows, input]` with
  ///     `batchSizes`
  /// @param weights for each layer, and in it each direction: `[4 · hidden, input]` and
  ///     `[4 · hidden, state]`; then two biases `[4 · hidden]` or none; then `[state, hidden]`
  ///     or none, which maps what is shown of the memory to a smaller state
  /// @param h0 the first states, `[layers · directions, batch, state]`; `null` for zeros
  /// @param c0 the first memories, `[layers · directions, batch, hidden]`; `null` for zeros
  /// @param numLayers how many layers, each on the states of the one before
  /// @param bidirectional whether each layer also walks from the end, with weights of its own
  /// @param batchFirst whether the batch is the first axis of `x` and the output, not of states
  /// @param dropout the probability with which an element between two layers is dropped
  /// @param training whether anything is dropped
  /// @param seed chooses what is dropped, see `dropout`
  /// @param batchSizes how many sequences reach each step, where `x` is the data of a packed
  ///     sequence; `null` where it is none
  /// @return the states of the last layer, and the last states of all layers
  /// @throws dev.waybill.dispatch.OpException if shapes, dtypes or the number of weights do not fit
  @Export(NAME)
  public static LstmOutput lstm(
      Tensor x,
      List<Tensor> weights,
      @Default("null") @Nullable Tensor h0,
      @Default("null") @Nullable Tensor c0,
      @Default("1") int numLayers,
      @Default("false") boolean bidirectional,
      @Default("false") boolean batchFirst,
      @Default("0.0") double dropout,
      @Default("false") boolean training,
      @Default("0") long seed,
      @Default("null") long @Nullable [] batchSizes) {
    Recurrent net = new Recurrent(NAME, GATES, numLayers, bidirectional, dropout, training, seed);
    Recurrent.Walked walked =
        walk(Sequences.of(NAME, x, batchFirst, batchSizes), weights, h0, c0, net);
    return new LstmOutput(walked.output(), walked.last().get(0), walked.last().get(1));
  }

  private static Recurrent.Walked walk(
      Sequences sequences,
      List<Tensor> weights,
      @Nullable Tensor h0,
      @Nullable Tensor c0,
      Recurrent net) {
    Tensor x = sequences.rows();
    List<Recurrent.Weights> checked = net.weights(x, weights);
    Recurrent.Weights one = checked.get(0);
    long state = one.hh().layout().shape(1);
    long hidden = one.hh().layout().shape(0) / 4;
    Tensor h = net.first("h0", h0, x, sequences.batch(), state);
    Tensor c = net.first("c0", c0, x, sequences.batch(), hidden);
    return sequences.walk(net, checked, List.of(h, c), Lstm::over);
  }

  private static List<Tensor> over(
      Tensor x, Recurrent.Weights own, List<Tensor> first, long[] batchSizes, Steps steps) {
    // The input's part of all steps is one product.
    Tensor projected = Functional.linear(x, own.ih(), own.bias());
    Tensor h0 = first.get(0);
    Tensor c0 = first.get(1);
    LstmSteps walked =
        Recurrent.isFused(x)
            ? Functional.lstmSequence(
                projected, own.hh(), h0, c0, batchSizes, own.hr(), steps.reverse())
            : LstmSequence.composed(steps, projected, own.hh(), h0, c0, own.hr());
    return List.of(walked.output(), walked.cells());
  }
}
