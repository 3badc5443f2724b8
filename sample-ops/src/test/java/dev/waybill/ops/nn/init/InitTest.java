package dev.waybill.ops.nn.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.api.nn.Init;
import dev.waybill.dispatch.OpException;
import dev.waybill.ops.search.SharedFolder;
import dev.waybill.ops.torch.Json;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Starting values by their bounds and moments, and by hand where nothing is random.
class InitTest {
  private static final double FIVE = 5;

  /// What PyTorch's layers call for a tensor of that name, as `nn.Linear.reset_parameters` and the
  /// like have it.
  private static final Map<String, BiFunction<Tensor, Long, Tensor>> LAYERS =
      Map.of(
          "weight",
              (x, seed) -> Init.kaimingUniform_(x, seed, Math.sqrt(5), "fan_in", "leaky_relu"),
          "out_proj.weight",
              (x, seed) -> Init.kaimingUniform_(x, seed, Math.sqrt(5), "fanIn", "leakyRelu"),
          "in_proj_weight", Init::xavierUniform_,
          "q_proj_weight", Init::xavierUniform_,
          "k_proj_weight", Init::xavierUniform_,
          "v_proj_weight", Init::xavierUniform_,
          "bias_k", Init::xavierNormal_);

  @Test
  void boundsAndMomentsAreThoseOfPyTorchsLayers() throws IOException {
    String text =
        Files.readString(
            SharedFolder.data("torch-cases").resolve("training").resolve("initial-values.json"));
    int checked = 0;
    for (Object entry : Json.list(Json.map(Json.parse(text)).get("rows"))) {
      Map<?, ?> row = Json.map(entry);
      String layer = String.valueOf(row.get("layer"));
      BiFunction<Tensor, Long, Tensor> init = LAYERS.get(String.valueOf(row.get("tensor")));
      Object formula = row.get("formula");
      long[] shape =
          row.get("shape") == null
              ? new long[0]
              : Json.list(row.get("shape")).stream()
                  .mapToLong(n -> ((Number) n).longValue())
                  .toArray();
      // A bilinear weight takes its bound of one of its two inputs: nn.Bilinear's own formula.
      if (init == null || formula == null || shape.length < 2 || layer.equals("Bilinear")) {
        continue;
      }
      Map<?, ?> distribution = Json.map(formula);
      BiFunction<Tensor, Long, Tensor> fill = layer.startsWith("Embedding") ? Init::normal_ : init;
      double[] values = fill.apply(Tensor.zeros(DType.F64, shape), 11L + checked).toDoubleArray();
      if (distribution.containsKey("uniform")) {
        double bound = number(distribution, "uniform");
        uniform(layer, values, -bound, bound);
      } else {
        normal(layer, values, number(distribution, "normal"));
      }
      checked++;
    }
    assertThat(checked).isGreaterThanOrEqualTo(13);
  }

  @Test
  void distributionsHaveTheirParameters() {
    uniform("uniform_", draw(x -> Init.uniform_(x, 3, -2, 5)), -2, 5);
    double[] shifted = draw(x -> Init.normal_(x, 3, 10, 2));
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] -= 10;
    }
    normal("normal_", shifted, 2);
    // [100, 200, 1]: fan in 200, fan out 100.
    uniform("xavier", draw(x -> Init.xavierUniform_(x, 3, 2)), -Math.sqrt(0.08), Math.sqrt(0.08));
    normal("xavier", draw(x -> Init.xavierNormal_(x, 3, 2)), 2 * Math.sqrt(2 / 300.0));
    normal("kaiming", draw(x -> Init.kaimingNormal_(x, 3)), Math.sqrt(2 / 200.0));
    normal("out", draw(x -> Init.kaimingNormal_(x, 3, 0, "fan_out", "tanh")), 5 / 3.0 / 10);
    uniform(
        "in",
        draw(x -> Init.kaimingUniform_(x, 3, 9, "fan_in", "relu")),
        -Math.sqrt(0.03),
        Math.sqrt(0.03));
  }

  @Test
  void truncatedNormalLeavesOutWhatIsOutside() {
    double[] values = draw(x -> Init.truncNormal_(x, 3));
    double squares = 0;
    for (double value : values) {
      assertThat(value).isBetween(-2.0, 2.0);
      squares += value * value;
    }
    // 1 - 2 · 2 φ(2) / (Φ(2) - Φ(-2)), Johnson and Kotz, equation 13.134.
    assertThat(squares / values.length).isCloseTo(0.7737413, within(0.03));
    // The bounds are no multiples of the deviation, and far from the mean nothing is lost.
    double[] tail = draw(x -> Init.truncNormal_(x, 3, 0, 0.1, 1, 2));
    double sum = 0;
    for (double value : tail) {
      assertThat(value).isBetween(1.0, 2.0);
      sum += value;
    }
    // Mean of the tail above 10 deviations: φ(10) / (1 - Φ(10)) = 10.0980933.
    assertThat(sum / tail.length).isCloseTo(1.00980933, within(0.0004));
    double[] below = draw(x -> Init.truncNormal_(x, 3, 0, 1, Double.NEGATIVE_INFINITY, 0));
    int belowOne = 0;
    for (double value : below) {
      assertThat(value).isNotPositive();
      belowOne += value < -1 ? 1 : 0;
    }
    // 2 Φ(-1) = 0.3173; five standard deviations of 20 000 draws are 329.
    assertThat(belowOne).isBetween(6346 - 329, 6346 + 329);
  }

  @Test
  void orthogonalRowsOrColumnsHaveTheLengthOfGain() {
    for (long[] shape : new long[][] {{5, 12}, {12, 5}, {6, 2, 3}, {4, 2, 3}, {1, 1}}) {
      Tensor x = Init.orthogonal_(Tensor.zeros(DType.F64, shape), 3, 2);
      Tensor m = TensorOps.reshape(x, new long[] {shape[0], -1});
      Tensor wide = m.layout().shape(0) <= m.layout().shape(1) ? m : TensorOps.t(m);
      Tensor product = TensorOps.mm(wide, TensorOps.t(wide));
      Tensor expected =
          TensorOps.mul(Tensor.eye(DType.F64, wide.layout().shape(0)), Tensor.scalar(4.0));
      assertThat(product.allClose(expected, 0, 1e-12, false))
          .as("%s", x.layout().shapeText())
          .isTrue();
      // The diagonal of R is positive: each vector points where its random one did.
      Tensor drawn = Tensor.randn(DType.F64, 3, m.shape());
      Tensor first = TensorOps.select(wide, 0, 0);
      Tensor random = TensorOps.select(wide == m ? drawn : TensorOps.t(drawn), 0, 0);
      assertThat(TensorOps.dot(first, random).getDouble()).isPositive();
    }
  }

  @Test
  void sparseColumnsHaveTheirShareOfZeros() {
    double[] values = Init.sparse_(Tensor.ones(DType.F64, 10, 400), 3, 0.33, 0.5).toDoubleArray();
    double squares = 0;
    int[] byRow = new int[10];
    for (int column = 0; column < 400; column++) {
      int zeros = 0;
      for (int row = 0; row < 10; row++) {
        double value = values[row * 400 + column];
        zeros += value == 0 ? 1 : 0;
        byRow[row] += value == 0 ? 1 : 0;
        squares += value * value;
      }
      assertThat(zeros).isEqualTo(4);
    }
    assertThat(squares / 2400).isCloseTo(0.25, within(0.04));
    // Each row is 0 in 160 of 400 columns; five standard deviations are 49.
    for (int count : byRow) {
      assertThat(count).isBetween(160 - 49, 160 + 49);
    }
  }

  @Test
  void whatIsNotRandom() {
    assertThat(Init.eye_(Tensor.ones(DType.F64, 2, 3)).toDoubleArray())
        .containsExactly(1, 0, 0, 0, 1, 0);
    // Two groups of two channels: each passes its own input on, at the middle of three.
    Tensor weight = Init.dirac_(Tensor.ones(DType.F64, 4, 2, 3), 2);
    assertThat(weight.toDoubleArray())
        .containsExactly(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0);
    Tensor planes = Init.dirac_(Tensor.ones(DType.F64, 1, 2, 2, 3));
    assertThat(planes.toDoubleArray()).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    assertThat(Init.constant_(Tensor.ones(DType.F64, 2), 0.25).toDoubleArray())
        .containsExactly(0.25, 0.25);
    assertThat(Init.zeros_(Tensor.ones(DType.I64, 2)).toLongArray()).containsExactly(0, 0);
    assertThat(Init.ones_(Tensor.zeros(DType.F64, 2)).toDoubleArray()).containsExactly(1, 1);
  }

  @Test
  void gainsArePyTorchs() {
    assertThat(Init.calculateGain("linear")).isEqualTo(1);
    assertThat(Init.calculateGain("conv_transpose2d")).isEqualTo(1);
    assertThat(Init.calculateGain("sigmoid")).isEqualTo(1);
    assertThat(Init.calculateGain("tanh")).isEqualTo(5.0 / 3);
    assertThat(Init.calculateGain("relu")).isEqualTo(Math.sqrt(2));
    assertThat(Init.calculateGain("leaky_relu")).isEqualTo(Math.sqrt(2 / 1.0001));
    assertThat(Init.calculateGain("leakyRelu", 2.0)).isEqualTo(Math.sqrt(0.4));
    assertThat(Init.calculateGain("selu")).isEqualTo(0.75);
  }

  @Test
  void writesIntoParametersAndViewsWithoutAGraph() {
    Tensor parameter = Tensor.zeros(DType.F32, 3, 4).requiresGrad(true);
    Tensor returned = Init.xavierUniform_(parameter, 7);
    assertThat(returned).isSameAs(parameter);
    assertThat(parameter.isLeaf()).isTrue();
    assertThat(parameter.requiresGrad()).isTrue();
    assertThat(parameter.toFloatArray()).doesNotContain(0f);
    Tensor again = Init.xavierUniform_(Tensor.zeros(DType.F32, 3, 4), 7);
    assertThat(parameter.toFloatArray()).containsExactly(again.toFloatArray());
    Tensor whole = Tensor.zeros(DType.F64, 3, 4);
    Init.ones_(TensorOps.select(whole, 1, 2));
    assertThat(whole.toDoubleArray()).containsExactly(0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0);
    Tensor empty = Tensor.zeros(DType.F32, 0, 4);
    assertThat(Init.kaimingUniform_(empty, 7)).isSameAs(empty);
    assertThat(Init.orthogonal_(empty, 7)).isSameAs(empty);
  }

  @Test
  void isFoundByName() {
    Symbol.Function found = (Symbol.Function) Registry.global().lookup("nn.init.constant_");
    Tensor x = Tensor.zeros(DType.F64, 1);
    assertThat(found.call(x, 3.0)).isSameAs(x);
    assertThat(x.getDouble(0)).isEqualTo(3);
  }

  @Test
  void refusesWhatHasNoMeaning() {
    Tensor vector = Tensor.zeros(DType.F32, 3);
    Tensor matrix = Tensor.zeros(DType.F32, 3, 4);
    refused(
        () -> Init.xavierUniform_(vector, 1),
        "nn.init.xavierUniform_: argument x: found [3], expected a tensor with 2 or more"
            + " dimensions.");
    refused(
        () -> Init.kaimingNormal_(matrix, 1, 0, "fan", "relu"),
        "nn.init.kaimingNormal_: argument mode: found fan, expected fan_in or fan_out.");
    refused(
        () -> Init.kaimingNormal_(matrix, 1, 0, "fan_in", "gelu"),
        "nn.init.kaimingNormal_: argument nonlinearity: found gelu, expected linear, sigmoid, tanh,"
            + " relu, leaky_relu, selu, conv1d to conv3d or conv_transpose1d to conv_transpose3d.");
    refused(
        () -> Init.eye_(vector),
        "nn.init.eye_: argument x: found [3], expected a tensor with 2 dimensions.");
    refused(
        () -> Init.dirac_(Tensor.zeros(DType.F32, 3, 2, 1), 2),
        "nn.init.dirac_: argument groups: dim 0 must be divisible by groups, found 2 for x: [3, 2,"
            + " 1], expected a positive number that divides 3.");
    refused(
        () -> Init.uniform_(Tensor.zeros(DType.I64, 3), 1),
        "nn.init.uniform_: argument x: found dtype i64, expected f32, f64, f16 or bf16.");
    refused(
        () -> Init.truncNormal_(matrix, 1, 0, 1, 2, 1),
        "nn.init.truncNormal_: argument a: found bounds a = 2.0 and b = 1.0, expected a < b.");
    refused(
        () -> Init.sparse_(matrix, 1, 1.5),
        "nn.init.sparse_: argument sparsity: found 1.5, expected 0 to 1.");
    assertThat(matrix.toFloatArray()).containsOnly(0f);
  }

  private static double number(Map<?, ?> distribution, String name) {
    return Double.parseDouble(String.valueOf(distribution.get(name)));
  }

  private static double[] draw(UnaryOperator<Tensor> init) {
    return init.apply(Tensor.zeros(DType.F64, 100, 200, 1)).toDoubleArray();
  }

  /// Checks that numbers are inside, fill the range, and have the mean and deviation of it.
  private static void uniform(String what, double[] values, double from, double to) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    double middle = (from + to) / 2;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      sum += value - middle;
      squares += (value - middle) * (value - middle);
    }
    double width = to - from;
    double std = width / Math.sqrt(12);
    double n = values.length;
    assertThat(least).as(what).isBetween(from, from + 20 * width / n);
    assertThat(most).as(what).isBetween(to - 20 * width / n, to);
    assertThat(sum / n).as(what).isCloseTo(0, within(FIVE * std / Math.sqrt(n)));
    // The variance of the squares of a uniform number is 4/5 of the square of its own.
    double tolerance = FIVE * std * std * Math.sqrt(0.8 / n);
    assertThat(squares / n).as(what).isCloseTo(std * std, within(tolerance));
  }

  private static void normal(String what, double[] values, double std) {
    double sum = 0;
    double squares = 0;
    double inside = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
      inside += Math.abs(value) < std ? 1 : 0;
    }
    double n = values.length;
    assertThat(sum / n).as(what).isCloseTo(0, within(FIVE * std / Math.sqrt(n)));
    assertThat(squares / n)
        .as(what)
        .isCloseTo(std * std, within(FIVE * std * std * Math.sqrt(2 / n)));
    assertThat(inside / n).as(what).isCloseTo(0.6827, within(FIVE * 0.4654 / Math.sqrt(n)));
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(OpException.class).hasMessage(message);
  }
}
