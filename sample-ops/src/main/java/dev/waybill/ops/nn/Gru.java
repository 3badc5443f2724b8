package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.ops.nn.functional.RnnOutput;
import dev.waybill.ops.nn.utils.PackedSequence;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A gated recurrent unit: the function `nn.functional.gru` as a module.
///
/// Parameters have PyTorch's names, such as `weight_ih_l0` and `weight_hh_l1_reverse`, and begin
/// evenly spread over `±1 / √hiddenSize`.
@Stateful
@Export({"nn.Gru", "nn.GRU"})
public final class Gru extends Module {
  private final RecurrentParameters sizes;
  // As the function takes them; they are registered by name.
  private final transient List<Tensor> weights;

  /// Makes the module.
  ///
  /// @param inputSize the length of what a step is given
  /// @param hiddenSize the length of a state
  /// @param numLayers how many layers, each on the states of the one before
  /// @param bias whether something is added
  /// @param batchFirst whether the batch is the first axis of arguments and results, not of states
  /// @param dropout the probability with which an element between two layers is dropped in training
  /// @param bidirectional whether each layer also walks from the end
  /// @throws dev.waybill.dispatch.WrongArgumentException if a size or the probability cannot be
  @Creator
  public Gru(
      long inputSize,
      long hiddenSize,
      @Default("1") int numLayers,
      @Default("true") boolean bias,
      @Default("false") boolean batchFirst,
      @Default("0.0") double dropout,
      @Default("false") boolean bidirectional) {
    this.sizes =
        new RecurrentParameters(
            "nn.Gru",
            3,
            inputSize,
            hiddenSize,
            numLayers,
            bias,
            batchFirst,
            dropout,
            bidirectional,
            0);
    this.weights = sizes.draw(this::registerParameter);
  }

  /// Makes the module with one layer, as PyTorch does by default.
  ///
  /// @param inputSize the length of what a step is given
  /// @param hiddenSize the length of a state
  public Gru(long inputSize, long hiddenSize) {
    this(inputSize, hiddenSize, 1, true, false, 0, false);
  }

  /// Computes the result from states of zeros, and runs the hooks around it.
  ///
  /// @param x `[steps, batch, inputSize]`, `[batch, steps, inputSize]` with `batchFirst`, or
  ///     `[steps, inputSize]`
  /// @return the states of the last layer, and the last states of all layers
  public RnnOutput call(Tensor x) {
    return call(x, null);
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param x `[steps, batch, inputSize]`, `[batch, steps, inputSize]` with `batchFirst`, or
  ///     `[steps, inputSize]`, where states have no axis for the batch either
  /// @param h0 the first states, `[layers · directions, batch, hiddenSize]`; `null` for zeros
  /// @return the states of the last layer, and the last states of all layers
  public RnnOutput call(Tensor x, @Nullable Tensor h0) {
    if (!isHooked()) {
      return walk(x, h0, null);
    }
    List<@Nullable Tensor> out =
        hooked(
            Arrays.asList(x, h0),
            in -> asGiven(walk(argument(in, 0, "x"), in.get(1), null).tensors()));
    return new RnnOutput(argument(out, 0, "output"), argument(out, 1, "hidden"));
  }

  /// Computes the result of sequences of unequal length from states of zeros, and runs the hooks
  /// around it.
  ///
  /// @param x the sequences
  /// @return the states of the last layer, and the last states of all layers
  public RnnPackedOutput call(PackedSequence x) {
    return call(x, null);
  }

  /// Computes the result of sequences of unequal length, and runs the hooks around it.
  ///
  /// @param x the sequences
  /// @param h0 the first states, `[layers · directions, batch, hiddenSize]`; `null` for zeros
  /// @return the states of the last layer, and the last states of all layers
  public RnnPackedOutput call(PackedSequence x, @Nullable Tensor h0) {
    if (!isHooked()) {
      return walk(x, h0);
    }
    List<@Nullable Tensor> out =
        hooked(
            Arrays.asList(x.data(), h0),
            in -> {
              RnnPackedOutput given = walk(x.withData(argument(in, 0, "x")), in.get(1));
              return asGiven(List.of(given.output().data(), given.hidden()));
            });
    return new RnnPackedOutput(x.withData(argument(out, 0, "output")), argument(out, 1, "hidden"));
  }

  private RnnOutput walk(Tensor x, @Nullable Tensor h0, long @Nullable [] batchSizes) {
    return Functional.gru(
        x,
        weights,
        h0,
        sizes.numLayers(),
        sizes.bidirectional(),
        sizes.batchFirst(),
        sizes.dropout(),
        isTraining(),
        Seeds.next(drops()),
        batchSizes);
  }

  private RnnPackedOutput walk(PackedSequence x, @Nullable Tensor h0) {
    RnnOutput walked = walk(x.data(), x.sorted(h0), x.batchSizes().toLongArray());
    return new RnnPackedOutput(x.withData(walked.output()), x.restored(walked.hidden()));
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
