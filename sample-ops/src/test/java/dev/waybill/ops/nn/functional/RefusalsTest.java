package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What the layers of networks refuse, in full: the argument, what was found, what was expected.
class RefusalsTest {
  private static final String TOO_LARGE =
      "which is too large for a Java array, expected fewer than 2,147,483,640 elements.";

  private final Tensor x = Tensor.of(1f, 2f, 3f);

  @Test
  void namesClassesThatNoRowHolds() {
    refused(
        () -> Functional.oneHot(Tensor.of(Long.MAX_VALUE)),
        "nn.functional.oneHot: found shape [1, 9223372036854775807], " + TOO_LARGE);
    refused(
        () -> Functional.oneHot(Tensor.of(-1L)),
        "nn.functional.oneHot: argument index: class values must be non-negative, found -1,"
            + " expected 0 or more.");
    refused(
        () -> Functional.oneHot(Tensor.of(3L), 3),
        "nn.functional.oneHot: argument index: class values must be smaller than num_classes, found"
            + " 3, expected 0 to 2.");
  }

  @Test
  void namesWidthsThatAreTooLarge() {
    String sum =
        "argument pad: found widths 9223372036854775807 and 5 for a dimension of size 3, which are"
            + " too large, expected fewer than 2,147,483,640 elements.";
    long[] widths = {Long.MAX_VALUE, 5};
    refused(() -> Functional.constantPad(x, widths), "nn.functional.constantPad: " + sum);
    Tensor row = Tensor.ones(DType.F32, 1, 3);
    refused(() -> Functional.pad(row, widths, "replicate"), "nn.functional.pad: " + sum);
    refused(
        () -> Functional.pad(row, new long[] {1L << 32, 0}, "replicate"),
        "nn.functional.pad: found shape [4294967299], " + TOO_LARGE);
  }

  @Test
  void namesWidthsThatCropTooMuch() {
    String cropped = " for dimension 0 of size 3, expected to crop at most that.";
    String found =
        "nn.functional.constantPad: argument pad: length must be non-negative; found widths ";
    refused(() -> Functional.constantPad(x, new long[] {-9, 0}), found + "-9 and 0" + cropped);
    refused(() -> Functional.constantPad(x, new long[] {-2, -2}), found + "-2 and -2" + cropped);
    refused(
        () -> Functional.constantPad(x, new long[] {9, Long.MIN_VALUE}),
        found + "9 and -9223372036854775808" + cropped);
    assertThat(Functional.constantPad(x, new long[] {-1, -2}).size()).isZero();
  }

  @Test
  void namesKernelsAndNormsThatDoNotFit() {
    Tensor image = Tensor.ones(DType.F32, 1, 1, 3, 3);
    refused(
        () -> Functional.conv2d(image, Tensor.ones(DType.F32, 1, 1, 4, 2)),
        "nn.functional.conv2d: argument weight: padded input size per channel: [3, 3], kernel size:"
            + " [4, 2]; kernel size can't be 0 or greater than actual input size, found [4, 2],"
            + " expected 1 to [3, 3].");
    refused(
        () -> Functional.conv2d(image, Tensor.ones(DType.F32, 1, 2, 2)),
        "nn.functional.conv2d: argument weight: found shape [1, 2, 2], expected 4 dimensions.");
    refused(
        () -> Functional.layerNorm(x, new long[] {2}),
        "nn.functional.layerNorm: argument normalizedShape: given normalizedShape=[2], expected x"
            + " with shape [*, 2], found [3].");
    refused(
        () -> Functional.softmax(x, 1),
        "nn.functional.softmax: argument dim: Dimension out of range (expected to be in range of"
            + " [-1, 0], but got 1); found 1, expected -1 to 0.");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(OpException.class).hasMessage(message);
  }
}
