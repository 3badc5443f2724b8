package dev.waybill.ops.nn.utils;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The function `nn.utils.padSequence`.
public final class PadSequence {
  private static final String NAME = "nn.utils.padSequence";

  private PadSequence() {}

  /// Puts sequences of unequal length into one tensor.
  ///
  /// Source: PyTorch, `torch.nn.utils.rnn.pad_sequence`.
  ///
  /// ```java
  /// Utils.padSequence(List.of(Tensor.of(1f, 2f), Tensor.of(3f)), true, 0, "right");
  /// // ==> tensor([[1., 2.], [3., 0.]])
  /// ```
  ///
  /// @param sequences `[length, ...]` each; dtype and further axes are the same
  /// @param batchFirst whether the batch becomes the first axis
  /// @param paddingValue what stands beside the elements of a shorter sequence
  /// @param paddingSide `right` for padding behind a sequence, `left` for padding in front
  /// @return `[steps, batch, ...]`, or `[batch, steps, ...]` with `batchFirst`
  /// @throws dev.waybill.dispatch.OpException if there are none, or they do not fit each other
  @Export(NAME)
  public static Tensor padSequence(
      List<Tensor> sequences,
      @Default("false") boolean batchFirst,
      @Default("0.0") double paddingValue,
      @Default("right") String paddingSide) {
    check(NAME, sequences);
    boolean left = paddingSide.equals("left");
    if (!left && !paddingSide.equals("right")) {
      throw new WrongArgumentException(
          NAME, "paddingSide", "found " + paddingSide + ", expected left or right.");
    }
    long steps = 0;
    for (Tensor sequence : sequences) {
      steps = Math.max(steps, sequence.layout().shape(0));
    }
    List<Tensor> padded = new ArrayList<>();
    for (Tensor sequence : sequences) {
      long[] shape = sequence.shape();
      shape[0] = steps - shape[0];
      Tensor padding = Tensor.full(sequence.device(), sequence.dtype(), paddingValue, shape);
      padded.add(TensorOps.cat(left ? List.of(padding, sequence) : List.of(sequence, padding), 0));
    }
    return TensorOps.stack(padded, batchFirst ? 0 : 1);
  }

  /// Refuses what is no list of sequences.
  static void check(String op, List<Tensor> sequences) {
    if (sequences.isEmpty()) {
      throw new WrongArgumentException(op, "sequences", "found none, expected at least one.");
    }
    Tensor first = sequences.get(0);
    for (Tensor sequence : sequences) {
      if (sequence.rank() == 0 || !Arrays.equals(rest(sequence), rest(first))) {
        throw new ShapeException(
            op,
            "found sequences "
                + first.layout().shapeText()
                + " and "
                + sequence.layout().shapeText()
                + ", expected [length, ...], alike but for the length.");
      }
      if (sequence.dtype() != first.dtype() || !sequence.device().equals(first.device())) {
        throw new WrongArgumentException(
            op,
            "sequences",
            "found "
                + first.dtype()
                + " on "
                + first.device()
                + " and "
                + sequence.dtype()
                + " on "
                + sequence.device()
                + ", expected one dtype and one device.");
      }
    }
  }

  private static long[] rest(Tensor sequence) {
    return sequence.rank() == 0
        ? new long[0]
        : Arrays.copyOfRange(sequence.shape(), 1, sequence.rank());
  }
}
