package dev.waybill.ops.nn;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a transformer's decoder does not attend to. In masks of truth values, true is not attended
/// to; numbers are added.
///
/// @param mask `[target, target]`, or `[batch · nhead, target, target]`; or `null`
/// @param memoryMask `[target, source]`, or `[batch · nhead, target, source]`; or `null`
/// @param keyPaddingMask `[batch, target]`; or `null`
/// @param memoryKeyPaddingMask `[batch, source]`; or `null`
/// @param isCausal whether a token sees those up to its own place only, in place of `mask`
/// @param isMemoryCausal whether that holds for what the encoder made, in place of `memoryMask`
@Export("nn.DecoderMasks")
public record DecoderMasks(
    @Nullable Tensor mask,
    @Nullable Tensor memoryMask,
    @Nullable Tensor keyPaddingMask,
    @Nullable Tensor memoryKeyPaddingMask,
    boolean isCausal,
    boolean isMemoryCausal) {

  /// Attends to everything.
  public static final DecoderMasks NONE = new DecoderMasks(null, null, null, null, false, false);

  /// Attends to the tokens up to the own place.
  public static final DecoderMasks CAUSAL = new DecoderMasks(null, null, null, null, true, false);

  /// Makes a mask of the pairs of tokens.
  ///
  /// @param mask `[target, target]`, or `[batch · nhead, target, target]`
  /// @return nothing else is masked
  public static DecoderMasks of(Tensor mask) {
    return new DecoderMasks(mask, null, null, null, false, false);
  }

  List<@Nullable Tensor> inputs(Tensor x, Tensor memory) {
    return Arrays.asList(x, memory, mask, memoryMask, keyPaddingMask, memoryKeyPaddingMask);
  }

  DecoderMasks of(List<@Nullable Tensor> inputs) {
    return new DecoderMasks(
        inputs.get(2), inputs.get(3), inputs.get(4), inputs.get(5), isCausal, isMemoryCausal);
  }
}
