package dev.waybill.ops.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.autograd.Autograd;
import dev.waybill.device.Device;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// First and second derivatives on a device beside those of the processor, which the testkit
/// compares with finite differences.
class GradientsOnDevicesTest {
  private final Device device = TestDevice.required();

  @TestFactory
  Stream<DynamicTest> agreesWithTheProcessor() {
    return functions().entrySet().stream()
        .map(entry -> dynamicTest(entry.getKey(), () -> compare(entry.getValue())));
  }

  private static Map<String, Function<Tensor, Tensor>> functions() {
    Map<String, Function<Tensor, Tensor>> all = new LinkedHashMap<>();
    all.put("softmax", x -> Functional.softmax(x, 0, null));
    all.put("logSoftmax", x -> Functional.logSoftmax(x, -1, null));
    all.put("layerNorm", x -> Functional.layerNorm(x, new long[] {5}, row(x), row(x), 1e-5));
    all.put("rmsNorm", x -> Functional.rmsNorm(x, new long[] {5}, row(x), 1e-5));
    all.put("groupNorm", x -> Functional.groupNorm(x, 1));
    all.put("batchNorm", x -> Functional.batchNorm(x, null, null, row(x), row(x), true, 0.1, 1e-5));
    all.put("mean", x -> MathOps.mean(x, new int[] {1}, false, null));
    all.put("amax", x -> MathOps.amax(x, new int[] {1}, false));
    all.put("maxAll", MathOps::maxAll);
    all.put("min", x -> MathOps.min(x, 0).values());
    all.put("var", x -> MathOps.var(x, new int[] {0}, true, 1));
    all.put("std", MathOps::std);
    all.put("logSumExp", x -> MathOps.logSumExp(x, new int[] {0, 1}));
    all.put("prod", x -> MathOps.prod(x, 1, false, null));
    all.put("embedding", x -> Functional.embedding(numbers(x, 2, 0, 2), x, 0L, true));
    all.put("gather", x -> TensorOps.gather(x, 1, numbers(x, 4, 4, 0).view(3, 1)));
    all.put("scatter", x -> TensorOps.scatter(x, 0, numbers(x, 1, 1).view(1, 2), x));
    all.put("scatterAdd", x -> TensorOps.scatterAdd(x, 0, numbers(x, 1, 1).view(2, 1), x));
    all.put("indexSelect", x -> TensorOps.indexSelect(x, 1, numbers(x, 4, 4, 0)));
    all.put("indexAdd", x -> TensorOps.indexAdd(x, 0, numbers(x, 0, 0, 1), x, 0.5));
    all.put("index", x -> TensorOps.index(x, List.of(numbers(x, 0, -1), numbers(x, 2, 2))));
    all.put("indexPut", x -> TensorOps.indexPut(x, List.of(numbers(x, 1)), row(x)));
    all.put("dropout", x -> Functional.dropout(x, 3, 0.5, true));
    all.put("crossEntropy", GradientsOnDevicesTest::crossEntropy);
    all.put("probabilities", x -> Functional.crossEntropy(x, Functional.softmax(x, 1, null)));
    all.put("one part of two", x -> TensorOps.chunk(x, 2, 1).get(0));
    elementwise(all);
    return all;
  }

  private static void elementwise(Map<String, Function<Tensor, Tensor>> all) {
    all.put("abs", MathOps::abs);
    all.put("cos", MathOps::cos);
    all.put("erf", MathOps::erf);
    all.put("exp", MathOps::exp);
    all.put("expm1", MathOps::expm1);
    all.put("log", x -> MathOps.log(MathOps.exp(x)));
    all.put("log1p", x -> MathOps.log1p(MathOps.exp(x)));
    all.put("rsqrt", x -> MathOps.rsqrt(MathOps.exp(x)));
    all.put("sigmoid", MathOps::sigmoid);
    all.put("sin", MathOps::sin);
    all.put("sqrt", x -> MathOps.sqrt(MathOps.exp(x)));
    all.put("tanh", MathOps::tanh);
    all.put("clamp", x -> MathOps.clamp(x, -0.5, null));
    all.put("clampBetween", x -> MathOps.clampBetween(x, TensorOps.neg(row(x)), row(x)));
    all.put("maximum", x -> MathOps.maximum(x, row(x)));
    all.put("minimum", x -> MathOps.minimum(row(x), x));
    all.put("pow of a number", x -> MathOps.pow(Tensor.scalar(2.5), x));
    all.put("pow by a number", x -> MathOps.pow(x, Tensor.scalar(3)));
    all.put("pow", x -> MathOps.pow(MathOps.exp(x), row(x)));
    all.put("elu", x -> Functional.elu(x, 1.5));
    all.put("gelu", Functional::gelu);
    all.put("gelu by tanh", x -> Functional.gelu(x, "tanh"));
    all.put("leakyRelu", x -> Functional.leakyRelu(x, 0.1));
    all.put("relu", Functional::relu);
    all.put("silu", Functional::silu);
    all.put("softplus", x -> Functional.softplus(x, 2, 1));
  }

  private static Tensor crossEntropy(Tensor x) {
    return Functional.crossEntropy(x, numbers(x, 0, 3, 4), row(x), 3, "mean", 0.1);
  }

  private static Tensor row(Tensor x) {
    return TensorOps.select(x, 0, 1);
  }

  private static Tensor numbers(Tensor x, long... numbers) {
    return Tensor.fromArray(numbers).to(x.device());
  }

  private void compare(Function<Tensor, Tensor> f) {
    TestDevice.assertClose(derivatives(f, device), derivatives(f, Device.CPU));
  }

  /// The result, and the first and second derivatives of the sum of its squares.
  private static List<double[]> derivatives(Function<Tensor, Tensor> f, Device device) {
    Tensor x = Tensor.rand(DType.F64, 11, 3, 5).to(device).requiresGrad(true);
    Tensor y = f.apply(x);
    List<double[]> all = new ArrayList<>();
    all.add(y.detach().toDoubleArray());
    Tensor loss = TensorOps.sum(TensorOps.mul(y, y));
    Tensor gradient = Autograd.gradWithGraph(loss, List.of(x)).getFirst();
    assertThat(gradient.device()).isEqualTo(device);
    all.add(gradient.detach().toDoubleArray());
    Tensor squares = TensorOps.sum(TensorOps.mul(gradient, gradient));
    all.add(Autograd.grad(squares, List.of(x)).getFirst().toDoubleArray());
    return all;
  }
}
