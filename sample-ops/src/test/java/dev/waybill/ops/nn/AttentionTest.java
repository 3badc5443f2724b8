package dev.waybill.ops.nn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.nn.Functional;
import dev.waybill.ops.nn.functional.AttentionOutput;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {

  @Test
  void takesNothingWhereEveryKeyIsMasked() {
    MultiheadAttention attention = new MultiheadAttention(4, 2);
    attention.eval();
    requireNonNull(attention.outProj.bias()).detach().copy_(Tensor.of(1f, 2f, 3f, 4f));
    Tensor x = Tensor.randn(DType.F32, 1, 3, 4).requiresGrad(true);
    Tensor all = Tensor.of(true, true, true);
    for (boolean needWeights : new boolean[] {true, false}) {
      AttentionOutput found = attention.call(x, x, x, all, needWeights, null, true, false);
      assertThat(found.output().toFloatArray()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4);
      if (needWeights) {
        assertThat(requireNonNull(found.weights()).toFloatArray()).containsOnly(0f);
      } else {
        assertThat(found.weights()).isNull();
      }
      x.setGrad(null);
      TensorOps.sum(found.output()).backward();
      assertThat(requireNonNull(x.grad()).toFloatArray()).containsOnly(0f);
    }
  }

  @Test
  void seesKeysUpToItsOwnPlaceWhereCausal() {
    MultiheadAttention attention =
        new MultiheadAttention(4, 2, 0, true, false, false, null, null, true);
    Tensor x = Tensor.randn(DType.F32, 1, 2, 3, 4);
    Tensor later =
        Tensor.of(
                false, true, true, //
                false, false, true, //
                false, false, false)
            .view(3, 3);
    Tensor byMask = attention.call(x, x, x, null, false, later, true, false).output();
    Tensor byFlag = attention.call(x, x, x, null, true, null, true, true).output();
    assertThat(byFlag.allClose(byMask, 1e-5, 1e-6, false)).isTrue();
  }

  @Test
  void attendsAlikeWhetherOrNotWeightsAreAskedFor() {
    MultiheadAttention attention =
        new MultiheadAttention(6, 3, 0.5, true, true, true, 2L, 5L, false);
    Tensor query = Tensor.randn(DType.F32, 1, 4, 2, 6);
    Tensor key = Tensor.randn(DType.F32, 2, 3, 2, 2);
    Tensor value = Tensor.randn(DType.F32, 3, 3, 2, 5);
    attention.eval();
    AttentionOutput with = attention.call(query, key, value);
    AttentionOutput without = attention.call(query, key, value, null, false, null, true, false);
    assertThat(with.output().allClose(without.output(), 1e-5, 1e-6, false)).isTrue();
    // Three keys, one that is learnt and one of zeros.
    assertThat(requireNonNull(with.weights()).shape()).containsExactly(2, 4, 5);
    attention.train();
    assertThat(attention.call(query, key, value).output().allClose(with.output())).isFalse();
  }

  @Test
  void copiesTheLayerThatItIsGiven() {
    TransformerEncoderLayer like =
        new TransformerEncoderLayer(4, 2, 8, 0.1, "gelu", 1e-5, true, true, true);
    like.to(DType.F64);
    TransformerEncoder encoder = new TransformerEncoder(like, 2);
    Tensor one = requireNonNull(encoder.stateDict().get("layers.0.linear1.weight"));
    Tensor other = requireNonNull(encoder.stateDict().get("layers.1.linear1.weight"));
    assertThat(one.dtype()).isEqualTo(DType.F64);
    assertThat(one.equal(like.linear1.weight())).isTrue();
    assertThat(other.equal(one)).isTrue();
    one.zero_();
    assertThat(other.equal(one)).isFalse();
    assertThat(like.linear1.weight().equal(other)).isTrue();
  }

  @Test
  void decodesAsEncoderAndMemoryAskFor() {
    TransformerDecoder decoder =
        new TransformerDecoder(new TransformerDecoderLayer(4, 2), 2, new LayerNorm(4));
    decoder.eval();
    Tensor x = Tensor.randn(DType.F32, 1, 3, 2, 4);
    Tensor memory = Tensor.randn(DType.F32, 2, 5, 2, 4);
    Tensor y = decoder.call(x, memory, DecoderMasks.CAUSAL);
    assertThat(y.shape()).containsExactly(3, 2, 4);
    // The first token does not see the others.
    Tensor changed = TensorOps.cat(List.of(x.narrow(0, 0, 1), x.narrow(0, 1, 2).neg()));
    Tensor first = decoder.call(changed, memory, DecoderMasks.CAUSAL).select(0, 0);
    assertThat(first.allClose(y.select(0, 0), 1e-5, 1e-6, false)).isTrue();
  }

  @Test
  void refusesHeadsThatDoNotDivide() {
    assertThatThrownBy(() -> new MultiheadAttention(4, 3))
        .hasMessage(
            "nn.MultiheadAttention: argument numHeads: embed_dim must be divisible by num_heads,"
                + " found 3 heads for length 4, expected a divisor of it.");
  }

  @Test
  void refusesMasksOfOtherShapesAndDtypes() {
    MultiheadAttention attention = new MultiheadAttention(4, 2);
    Tensor x = Tensor.ones(DType.F32, 3, 2, 4);
    Tensor numbers = Tensor.zeros(DType.I64, 2, 3);
    assertThatThrownBy(() -> attention.call(x, x, x, numbers, true, null, true, false))
        .hasMessage(
            "nn.functional.multiHeadAttention: argument keyPaddingMask: only bool and floating types"
                + " are supported, found i64, expected bool or that of query, f32.");
    Tensor wide = Tensor.zeros(DType.BOOL, 3, 4);
    assertThatThrownBy(() -> attention.call(x, x, x, null, true, wide, true, false))
        .hasMessage(
            "nn.functional.multiHeadAttention: attnMask must have shape [3, 3], found [3, 4].");
  }

  @Test
  void refusesWhatIsNeitherBatchedNorNot() {
    Tensor x = Tensor.ones(DType.F32, 4);
    assertThatThrownBy(
            () -> Functional.multiHeadAttention(x, x, x, 2, Tensor.ones(DType.F32, 4, 4)))
        .hasMessage(
            "nn.functional.multiHeadAttention: query should be unbatched 2-D or batched 3-D, and key"
                + " and value likewise, found query: [4], key: [4], value: [4].");
  }
}
