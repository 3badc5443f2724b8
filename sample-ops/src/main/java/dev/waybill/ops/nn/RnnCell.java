package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Named;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of Elman's recurrent net: the function `nn.functional.rnnCell` as a module.
///
/// Parameters begin evenly spread over `±1 / √hiddenSize`.
@Stateful
@Export({"nn.RnnCell", "nn.RNNCell"})
public final class RnnCell extends Module {
  @Named("weight_ih")
  final Parameter weightIh;

  @Named("weight_hh")
  final Parameter weightHh;

  @Named("bias_ih")
  final @Nullable Parameter biasIh;

  @Named("bias_hh")
  final @Nullable Parameter biasHh;

  private final String nonlinearity;

  /// Makes the module.
  ///
  /// @param inputSize the length of what a step is given
  /// @param hiddenSize the length of the state
  /// @param bias whether something is added
  /// @param nonlinearity `tanh` or `relu`
  /// @throws dev.waybill.dispatch.WrongArgumentException if a size is below 1
  @Creator
  public RnnCell(
      long inputSize,
      long hiddenSize,
      @Default("true") boolean bias,
      @Default("tanh") String nonlinearity) {
    RecurrentCellParameters drawn =
        RecurrentCellParameters.draw("nn.RnnCell", 1, inputSize, hiddenSize, bias);
    this.weightIh = drawn.weightIh();
    this.weightHh = drawn.weightHh();
    this.biasIh = drawn.biasIh();
    this.biasHh = drawn.biasHh();
    this.nonlinearity = RecurrentCellParameters.nonlinearity("nn.RnnCell", nonlinearity);
  }

  /// Makes the module with biases.
  ///
  /// @param inputSize the length of what a step is given
  /// @param hiddenSize the length of the state
  public RnnCell(long inputSize, long hiddenSize) {
    this(inputSize, hiddenSize, true, "tanh");
  }

  /// Takes a step from a state of zeros, and runs the hooks around it.
  ///
  /// @param x `[batch, inputSize]` or `[inputSize]`
  /// @return the next state
  public Tensor call(Tensor x) {
    return call(x, null);
  }

  /// Takes a step, and runs the hooks around it.
  ///
  /// @param x `[batch, inputSize]` or `[inputSize]`
  /// @param h the state, `[batch, hiddenSize]` or `[hiddenSize]`; `null` for zeros
  /// @return the next state
  public Tensor call(Tensor x, @Nullable Tensor h) {
    if (!isHooked()) {
      return step(x, h);
    }
    List<@Nullable Tensor> out =
        hooked(Arrays.asList(x, h), in -> List.of(step(argument(in, 0, "x"), in.get(1))));
    return argument(out, 0, "hidden");
  }

  private Tensor step(Tensor x, @Nullable Tensor h) {
    return Functional.rnnCell(
        x,
        RecurrentCellParameters.state(x, h, weightHh),
        weightIh,
        weightHh,
        biasIh,
        biasHh,
        nonlinearity);
  }

  @Override
  protected String describe() {
    return RecurrentCellParameters.describe(weightIh, weightHh, biasIh)
        + (nonlinearity.equals("tanh") ? "" : ", nonlinearity=" + nonlinearity);
  }
}
