package dev.waybill.ops.nn.utils;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Utils;
import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The function `nn.utils.packSequence`.
public final class PackSequence {
  private static final String NAME = "nn.utils.packSequence";

  private PackSequence() {}

  /// Packs sequences of unequal length.
  ///
  /// Source: PyTorch, `torch.nn.utils.rnn.pack_sequence`.
  ///
  /// ```java
  /// Utils.packSequence(List.of(Tensor.of(1f, 2f), Tensor.of(3f))).data();
  /// // ==> tensor([1., 3., 2.])
  /// ```
  ///
  /// @param sequences `[length, ...]` each, none empty; dtype and further axes are the same
  /// @param enforceSorted whether to refuse sequences that do not stand in the order of their
  ///     lengths, the longest first
  /// @return the sequences
  /// @throws OpException if there are none, or they do not fit each other
  @Export(NAME)
  public static PackedSequence packSequence(
      List<Tensor> sequences, @Default("true") boolean enforceSorted) {
    PadSequence.check(NAME, sequences);
    long[] lengths = sequences.stream().mapToLong(sequence -> sequence.layout().shape(0)).toArray();
    try {
      return Utils.packPaddedSequence(Utils.padSequence(sequences), lengths, false, enforceSorted);
    } catch (OpException e) {
      throw e.inNameOf(NAME);
    }
  }
}
