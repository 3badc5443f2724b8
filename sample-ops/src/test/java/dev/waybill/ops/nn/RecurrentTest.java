package dev.waybill.ops.nn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.nn.Functional;
import dev.waybill.api.nn.Utils;
import dev.waybill.autograd.Autograd;
import dev.waybill.ops.nn.functional.RnnOutput;
import dev.waybill.ops.nn.utils.PackedSequence;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrentTest {

  @Test
  void dropsBetweenLayersOnly() {
    Tensor x = Tensor.randn(DType.F32, 1, 5, 2, 4);
    Lstm two = new Lstm(4, 3, 2, true, false, 1.0, false, 0);
    Tensor dropped = two.call(x).output();
    assertThat(dropped.allClose(two.call(x.mul(Tensor.scalar(2.0))).output())).isTrue();
    two.eval();
    assertThat(two.call(x).output().allClose(dropped)).isFalse();
    Lstm one = new Lstm(4, 3, 1, true, false, 1.0, false, 0);
    Tensor kept = one.call(x).output();
    one.eval();
    assertThat(one.call(x).output().equal(kept)).isTrue();
  }

  @Test
  void givesWhatItsFunctionGives() {
    Tensor x = Tensor.randn(DType.F32, 1, 5, 3, 4);
    long seed = new Generator(5).nextSeed();
    Lstm lstm = new Lstm(4, 3, 2, true, true, 0.5, true, 2);
    Gru gru = new Gru(4, 3, 2, false, true, 0.5, true);
    Rnn rnn = new Rnn(4, 3, 2, "relu", true, true, 0.5, true);
    RnnCell cell = new RnnCell(4, 3, true, "relu");
    List<Tensor> byModule =
        new Generator(5)
            .supply(
                () -> {
                  List<Tensor> all = new ArrayList<>(lstm.call(x).tensors());
                  Generator.current().manualSeed(5);
                  all.addAll(gru.call(x).tensors());
                  Generator.current().manualSeed(5);
                  all.addAll(rnn.call(x).tensors());
                  all.add(cell.call(x.select(1, 0)));
                  return all;
                });
    List<Tensor> weights = List.copyOf(lstm.parameters());
    List<Tensor> byFunction =
        new ArrayList<>(
            Functional.lstm(x, weights, null, null, 2, true, true, 0.5, true, seed, null)
                .tensors());
    weights = List.copyOf(gru.parameters());
    byFunction.addAll(
        Functional.gru(x, weights, null, 2, true, true, 0.5, true, seed, null).tensors());
    weights = List.copyOf(rnn.parameters());
    byFunction.addAll(
        Functional.rnn(x, weights, null, 2, true, true, "relu", 0.5, true, seed, null).tensors());
    byFunction.add(
        Functional.rnnCell(
            x.select(1, 0),
            Tensor.zeros(DType.F32, 5, 3),
            cell.weightIh,
            cell.weightHh,
            cell.biasIh,
            cell.biasHh,
            "relu"));
    assertThat(byModule).hasSameSizeAs(byFunction);
    for (int i = 0; i < byModule.size(); i++) {
      assertThat(byModule.get(i).equal(byFunction.get(i))).as("result %s", i).isTrue();
    }
  }

  @Test
  void drawsWhereItDropsOnly() {
    Tensor x = Tensor.ones(DType.F32, 2, 1, 4);
    Gru plain = new Gru(4, 3);
    Gru dropping = new Gru(4, 3, 2, true, false, 0.5, false);
    Tensor before = Generator.current().state();
    plain.call(x);
    assertThat(Generator.current().state().equal(before)).isTrue();
    dropping.call(x);
    assertThat(Generator.current().state().equal(before)).isFalse();
  }

  @Test
  void walksPackedSequencesAsIfEachWereAlone() {
    Gru net = new Gru(3, 2, 2, true, false, 0, true);
    Tensor first = Tensor.randn(DType.F32, 1, 2, 3);
    Tensor second = Tensor.randn(DType.F32, 2, 4, 3);
    Tensor third = Tensor.randn(DType.F32, 3, 3, 3);
    Tensor h0 = Tensor.randn(DType.F32, 4, 4, 3, 2);
    List<Tensor> all = List.of(first, second, third);
    PackedSequence packed = Utils.packSequence(all, false);
    RnnPackedOutput together = net.call(packed, h0);
    Tensor padded = Utils.padPackedSequence(together.output(), true, 0, null).data();
    for (int i = 0; i < all.size(); i++) {
      RnnOutput alone = net.call(all.get(i), h0.select(1, i));
      long length = all.get(i).layout().shape(0);
      Tensor own = padded.select(0, i);
      assertThat(own.narrow(0, 0, length).allClose(alone.output(), 1e-5, 1e-6, false)).isTrue();
      assertThat(own.narrow(0, length, 4 - length).allClose(Tensor.zeros(DType.F32, 4 - length, 4)))
          .isTrue();
      assertThat(together.hidden().select(1, i).allClose(alone.hidden(), 1e-5, 1e-6, false))
          .isTrue();
    }
  }

  @Test
  void walksWithAndWithoutAFusedStepAlike() {
    // f16 takes the way of composed ops.
    Lstm net = new Lstm(3, 4, 1, true, false, 0, true, 2);
    Tensor x = Tensor.randn(DType.F32, 1, 5, 6, 3);
    Tensor fused = net.call(x).output();
    net.to(DType.F16);
    Tensor composed = net.call(x.to(DType.F16)).output();
    assertThat(composed.dtype()).isEqualTo(DType.F16);
    assertThat(composed.to(DType.F32).allClose(fused, 1e-2, 1e-2, false)).isTrue();
  }

  @Test
  void beginsWithinOneByTheRootOfTheHiddenSize() {
    Lstm net = new Lstm(5, 16, 1, true, false, 0, false, 3);
    net.namedParameters()
        .forEach(
            (name, parameter) -> {
              double most = 0;
              for (double value : parameter.toDoubleArray()) {
                most = Math.max(most, Math.abs(value));
              }
              assertThat(most).as(name).isBetween(0.15, 0.25);
            });
  }

  @Test
  void runsHooks() {
    Lstm net = new Lstm(4, 3);
    List<Integer> seen = new ArrayList<>();
    net.registerForwardHook(
        (module, in, out) -> {
          seen.add(in.size());
          seen.add(out.size());
          return List.of(out.get(0).mul(Tensor.scalar(0.0)), out.get(1), out.get(2));
        });
    Tensor output = net.call(Tensor.ones(DType.F32, 2, 1, 4)).output();
    assertThat(seen).containsExactly(3, 3);
    assertThat(output.equal(output.zerosLike())).isTrue();
  }

  @Test
  void describesItselfAsPyTorchDoes() {
    assertThat(new Lstm(4, 3, 2, true, false, 0, true, 0).describe())
        .isEqualTo("4, 3, numLayers=2, bidirectional=true");
    assertThat(new Gru(4, 5, 1, false, true, 0.5, false).describe())
        .isEqualTo("4, 5, bias=false, batchFirst=true, dropout=0.5");
    assertThat(new RnnCell(4, 3, false, "relu").describe())
        .isEqualTo("4, 3, bias=false, nonlinearity=relu");
  }

  @Test
  void refusesAnotherInputSize() {
    assertThatThrownBy(() -> new Lstm(3, 2).call(Tensor.ones(DType.F32, 5, 1, 2)))
        .hasMessage(
            "nn.functional.lstm: the last axis of x must be equal to the input size. Found 2,"
                + " expected 3, as of weights[0]: [8, 3].");
    assertThatThrownBy(() -> new GruCell(3, 2).call(Tensor.ones(DType.F32, 5, 2)))
        .hasMessage(
            "nn.functional.gruCell: x has an inconsistent input size, found x: [5, 2] and weightIh:"
                + " [6, 3], expected x: [..., 3].");
  }

  @Test
  void refusesAnotherState() {
    assertThatThrownBy(
            () ->
                new Rnn(3, 2)
                    .call(Tensor.ones(DType.F32, 5, 1, 3), Tensor.ones(DType.F32, 1, 2, 2)))
        .hasMessage("nn.functional.rnn: h0 must have shape [1, 1, 2], found [1, 2, 2].");
  }

  @Test
  void refusesSizesThatCannotBe() {
    assertThatThrownBy(() -> new Lstm(3, 2, 1, true, false, 0, false, 2))
        .hasMessage(
            "nn.Lstm: argument projSize: has to be smaller than hiddenSize, found 2, expected 0,"
                + " for no projection, to 1.");
    assertThatThrownBy(() -> new Gru(3, 2, 0, true, false, 0, false))
        .hasMessage("nn.Gru: argument numLayers: found 0, expected 1 or more.");
    assertThatThrownBy(() -> new Rnn(3, 2, 1, "gelu", true, false, 0, false))
        .hasMessage(
            "nn.Rnn: argument nonlinearity: unknown nonlinearity, found gelu, expected tanh or"
                + " relu.");
    assertThatThrownBy(() -> new Gru(3, 2, 1, true, false, 1.5, false))
        .hasMessage(
            "nn.Gru: argument dropout: should be a number from 0 to 1, the probability of an"
                + " element being zeroed, found 1.5.");
  }

  @Test
  void refusesLengthsThatRise() {
    Tensor x = Tensor.ones(DType.F32, 3, 2, 1);
    assertThatThrownBy(() -> Utils.packPaddedSequence(x, new long[] {1, 3}))
        .hasMessage(
            "nn.utils.packPaddedSequence: argument lengths: must be sorted in decreasing order when"
                + " enforceSorted is true, found [1, 3], expected the longest first; or pass"
                + " enforceSorted false.");
  }

  @Test
  void derivesTwice() {
    Tensor projected = Tensor.randn(DType.F32, 1, 4, 8).requiresGrad(true);
    Tensor weight = Tensor.randn(DType.F32, 2, 8, 2);
    Tensor state = Tensor.zeros(DType.F32, 2, 2);
    Tensor y = Functional.lstmSequence(projected, weight, state, state, new long[] {2, 2}).output();
    Tensor gradient = Autograd.gradWithGraph(TensorOps.sum(y), List.of(projected)).get(0);
    TensorOps.sum(TensorOps.mul(gradient, gradient)).backward();
    assertThat(requireNonNull(projected.grad()).equal(projected.zerosLike())).isFalse();
  }
}
