package dev.waybill.ops.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Arguments of layers that normalise channels: a batch or one example, and the right channels.
class NormModulesTest {

  @Test
  void oneExampleIsNormalisedAsABatchOfOne() {
    Tensor image = Tensor.randn(DType.F64, 3, 2, 4, 5);
    InstanceNorm2d images = new InstanceNorm2d(2);
    assertThat(images.call(image).equal(images.call(image.unsqueeze(0)).squeeze(0))).isTrue();
    Tensor sequence = Tensor.randn(DType.F64, 3, 2, 7);
    InstanceNorm1d sequences = new InstanceNorm1d(2);
    Tensor single = sequences.call(sequence);
    assertThat(single.layout().shapeText()).isEqualTo("[2, 7]");
    assertThat(single.equal(sequences.call(sequence.unsqueeze(0)).squeeze(0))).isTrue();
  }

  @Test
  void otherChannelsAreRefusedBeforeABatchIsCounted() {
    BatchNorm1d norm = new BatchNorm1d(3, 1e-5, 0.1, false, true, true, false);
    assertThatThrownBy(() -> norm.call(Tensor.zeros(DType.F32, 4, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("nn.BatchNorm1d: expected 3 channels, found x: [4, 2], of 2.");
    assertThat(norm.namedBuffers().get("num_batches_tracked"))
        .isNotNull()
        .satisfies(count -> assertThat(count.item()).isEqualTo(0L));
    assertThatThrownBy(() -> new BatchNorm2d(3).call(Tensor.zeros(DType.F32, 4, 3)))
        .hasMessageContaining("x must have 4 dimensions, found [4, 3]");
  }
}
