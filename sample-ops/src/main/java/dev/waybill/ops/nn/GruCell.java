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

/// A step of a gated recurrent unit: the function `nn.functional.gruCell` as a module.
///
/// Parameters begin evenly spread over `±1 / √hiddenSize`.
@Stateful
@Export({"nn.GruCell", "nn.GRUCell"})
public final class GruCell extends Module {
  @Named("weight_ih")
  final Parameter weightIh;

  @Named("weight_hh")
  final Parameter weightHh;

  @Named("bias_ih")
  final @Nullable Parameter biasIh;

  @Named("bias_hh")
  final @Nullable Parameter biasHh;

  /// Makes the module.
  ///
  /// @param inputSize the length of what a step is given
  /// @param hiddenSize the length of the state
  /// @param bias whether something is added
  /// @throws dev.waybill.dispatch.WrongArgumentException if a size is below 1
  @Creator
  public GruCell(long inputSize, long hiddenSize, @Default("true") boolean bias) {
    RecurrentCellParameters drawn =
        RecurrentCellParameters.draw("nn.GruCell", 3, inputSize, hiddenSize, bias);
    this.weightIh = drawn.weightIh();
    this.weightHh = drawn.weightHh();
    this.biasIh = drawn.biasIh();
    this.biasHh = drawn.biasHh();
  }

  /// Makes the module with biases.
  ///
  /// @param inputSize the length of what a step is given
  /// @param hiddenSize the length of the state
  public GruCell(long inputSize, long hiddenSize) {
    this(inputSize, hiddenSize, true);
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
    return Functional.gruCell(
        x, RecurrentCellParameters.state(x, h, weightHh), weightIh, weightHh, biasIh, biasHh);
  }

  @Override
  protected String describe() {
    return RecurrentCellParameters.describe(weightIh, weightHh, biasIh);
  }
}
