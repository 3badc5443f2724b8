package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Named;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.ops.nn.functional.LstmState;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of a long short-term memory: the function `nn.functional.lstmCell` as a module.
///
/// Parameters begin evenly spread over `±1 / √hiddenSize`.
@Stateful
@Export({"nn.LstmCell", "nn.LSTMCell"})
public final class LstmCell extends Module {
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
  public LstmCell(long inputSize, long hiddenSize, @Default("true") boolean bias) {
    RecurrentCellParameters drawn =
        RecurrentCellParameters.draw("nn.LstmCell", 4, inputSize, hiddenSize, bias);
    this.weightIh = drawn.weightIh();
    this.weightHh = drawn.weightHh();
    this.biasIh = drawn.biasIh();
    this.biasHh = drawn.biasHh();
  }

  /// Makes the module with biases.
  ///
  /// @param inputSize the length of what a step is given
  /// @param hiddenSize the length of the state
  public LstmCell(long inputSize, long hiddenSize) {
    this(inputSize, hiddenSize, true);
  }

  /// Takes a step from a state of zeros, and runs the hooks around it.
  ///
  /// @param x `[batch, inputSize]` or `[inputSize]`
  /// @return the next state and memory
  public LstmState call(Tensor x) {
    return call(x, null, null);
  }

  /// Takes a step, and runs the hooks around it.
  ///
  /// @param x `[batch, inputSize]` or `[inputSize]`
  /// @param h the state, `[batch, hiddenSize]` or `[hiddenSize]`; `null` for zeros
  /// @param c the memory, likewise
  /// @return the next state and memory
  public LstmState call(Tensor x, @Nullable Tensor h, @Nullable Tensor c) {
    if (!isHooked()) {
      return step(x, h, c);
    }
    List<@Nullable Tensor> out =
        hooked(
            Arrays.asList(x, h, c),
            in -> List.copyOf(step(argument(in, 0, "x"), in.get(1), in.get(2)).tensors()));
    return new LstmState(argument(out, 0, "hidden"), argument(out, 1, "cell"));
  }

  private LstmState step(Tensor x, @Nullable Tensor h, @Nullable Tensor c) {
    return Functional.lstmCell(
        x,
        RecurrentCellParameters.state(x, h, weightHh),
        RecurrentCellParameters.state(x, c, weightHh),
        weightIh,
        weightHh,
        biasIh,
        biasHh);
  }

  @Override
  protected String describe() {
    return RecurrentCellParameters.describe(weightIh, weightHh, biasIh);
  }
}
