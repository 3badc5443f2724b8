package dev.waybill.ops.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.waybill.api.MathOps;
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

/// First and second derivatives on a device of what samples do not reach, beside those of the
/// processor: plain numbers, of which the testkit makes tensors, and results of which one is used.
class GradientsOnDevicesTest {
  private final Device device = TestDevice.required();

  @TestFactory
  Stream<DynamicTest> agreesWithTheProcessor() {
    return functions().entrySet().stream()
        .map(entry -> dynamicTest(entry.getKey(), () -> compare(entry.getValue())));
  }

  private static Map<String, Function<Tensor, Tensor>> functions() {
    Map<String, Function<Tensor, Tensor>> all = new LinkedHashMap<>();
    all.put("one part of two", x -> TensorOps.chunk(x, 2, 1).get(0));
    all.put("one result of two", x -> MathOps.min(x, 0).values());
    all.put("a number in front", x -> TensorOps.div(Tensor.scalar(2.5), MathOps.exp(x)));
    all.put("pow of a number", x -> MathOps.pow(Tensor.scalar(2.5), x));
    all.put("pow by a number", x -> MathOps.pow(x, Tensor.scalar(3)));
    all.put("pow by a fraction", x -> MathOps.pow(MathOps.exp(x), Tensor.scalar(0.1)));
    all.put("pow by 0", x -> MathOps.pow(x, Tensor.scalar(0L)));
    all.put("clamp", x -> MathOps.clampBetween(x, Tensor.scalar(0.2), Tensor.scalar(0.8)));
    return all;
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
