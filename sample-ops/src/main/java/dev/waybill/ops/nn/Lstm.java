package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.ops.nn.functional.LstmOutput;
import dev.waybill.ops.nn.utils.PackedSequence;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A long short-term memory: the function `nn.functional.lstm` as a module.
///
/// Parameters have PyTorch's names, such as `weight_ih_l0` and `weight_hh_l1_reverse`, and begin
/// evenly spread over `±1 / √hiddenSize`.
@Stateful
@Export({"nn.Lstm", "nn.LSTM"})
public final class Lstm extends Module {
  private final RecurrentParameters sizes;
  // As the function takes them; they are registered by name.
  private final transient List<Tensor> weights;

  /// Makes the module.
  ///
  /// @param inputSize the length of what a step is given
  /// @param hiddenSize the length of the memory
  /// @param numLayers how many layers, each on the states of the one before
  /// @param bias whether something is added
  /// @param batchFirst whether the batch is the first axis of arguments and results, not of states
  /// @param dropout the probability with which an element between two layers is dropped in training
  /// @param bidirectional whether each layer also walks from the end
  /// @param projSize the length of a state that is smaller than the memory; 0 for one as long
  /// @throws dev.waybill.dispatch.WrongArgumentException if a size or the probability cannot be
  @Creator
  public Lstm(
      long inputSize,
      long hiddenSize,
      @Default("1") int numLayers,
      @Default("true") boolean bias,
      @Default("false") boolean batchFirst,
      @Default("0.0") double dropout,
      @Default("false") boolean bidirectional,
      @Default("0") long projSize) {
    this.sizes =
        new RecurrentParameters(
            "nn.Lstm",
            4,
            inputSize,
            hiddenSize,
            numLayers,
            bias,
            batchFirst,
            dropout,
            bidirectional,
            projSize);
    this.weights = sizes.draw(this::registerParameter);
  }

  /// Makes the module with one layer, as PyTorch does by default.
  ///
  /// @param inputSize the length of what a step is given
  /// @param hiddenSize the length of the memory
  public Lstm(long inputSize, long hiddenSize) {
    this(inputSize, hiddenSize, 1, true, false, 0, false, 0);
  }

  /// Computes the result from states of zeros, and runs the hooks around it.
  ///
  /// @param x `[steps, batch, inputSize]`, `[batch, steps, inputSize]` with `batchFirst`, or
  ///     `[steps, inputSize]`
  /// @return the states of the last layer, and the last states of all layers
  public LstmOutput call(Tensor x) {
    return call(x, null, null);
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param x `[steps, batch, inputSize]`, `[batch, steps, inputSize]` with `batchFirst`, or
  ///     `[steps, inputSize]`, where states have no axis for the batch either
  /// @param h0 the first states, `[layers · directions, batch, state]`; `null` for zeros
  /// @param c0 the first memories, `[layers · directions, batch, hiddenSize]`; `null` for zeros
  /// @return the states of the last layer, and the last states of all layers
  public LstmOutput call(Tensor x, @Nullable Tensor h0, @Nullable Tensor c0) {
    if (!isHooked()) {
      return walk(x, h0, c0, null);
    }
    List<@Nullable Tensor> out =
        hooked(
            Arrays.asList(x, h0, c0),
            in -> asGiven(walk(argument(in, 0, "x"), in.get(1), in.get(2), null).tensors()));
    return new LstmOutput(
        argument(out, 0, "output"), argument(out, 1, "hidden"), argument(out, 2, "cell"));
  }

  /// Computes the result of sequences of unequal length from states of zeros, and runs the hooks
  /// around it.
  ///
  /// @param x the sequences
  /// @return the states of the last layer, and the last states of all layers
  public LstmPackedOutput call(PackedSequence x) {
    return call(x, null, null);
  }

  /// Computes the result of sequences of unequal length, and runs the hooks around it.
  ///
  /// @param x the sequences
  /// @param h0 the first states, `[layers · directions, batch, state]`; `null` for zeros
  /// @param c0 the first memories, `[layers · directions, batch, hiddenSize]`; `null` for zeros
  /// @return the states of the last layer, and the last states of all layers
  public LstmPackedOutput call(PackedSequence x, @Nullable Tensor h0, @Nullable Tensor c0) {
    if (!isHooked()) {
      return walk(x, h0, c0);
    }
    List<@Nullable Tensor> out =
        hooked(
            Arrays.asList(x.data(), h0, c0),
            in -> {
              LstmPackedOutput given = walk(x.withData(argument(in, 0, "x")), in.get(1), in.get(2));
              return asGiven(List.of(given.output().data(), given.hidden(), given.cell()));
            });
    return new LstmPackedOutput(
        x.withData(argument(out, 0, "output")),
        argument(out, 1, "hidden"),
        argument(out, 2, "cell"));
  }

  private LstmOutput walk(
      Tensor x, @Nullable Tensor h0, @Nullable Tensor c0, long @Nullable [] batchSizes) {
    return Functional.lstm(
        x,
        weights,
        h0,
        c0,
        sizes.numLayers(),
        sizes.bidirectional(),
        sizes.batchFirst(),
        sizes.dropout(),
        isTraining(),
        Seeds.next(drops()),
        batchSizes);
  }

  private LstmPackedOutput walk(PackedSequence x, @Nullable Tensor h0, @Nullable Tensor c0) {
    LstmOutput walked = walk(x.data(), x.sorted(h0), x.sorted(c0), x.batchSizes().toLongArray());
    return new LstmPackedOutput(
        x.withData(walked.output()), x.restored(walked.hidden()), x.restored(walked.cell()));
  }

  /// Returns whether a call draws, so that otherwise the generator stands still.
  private boolean drops() {
    return isTraining() && sizes.dropout() > 0 && sizes.numLayers() > 1;
  }

  private static List<@Nullable Tensor> asGiven(List<Tensor> tensors) {
    return List.copyOf(tensors);
  }

  @Override
  protected String describe() {
    return sizes.describe();
  }
}
