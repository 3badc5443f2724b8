package dev.waybill.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.autograd.Autograd;
import dev.waybill.autograd.Function;
import dev.waybill.autograd.FunctionContext;
import dev.waybill.autograd.GradientException;
import dev.waybill.dispatch.BinaryOp;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.opencl.OpenClDevice;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.MetaStorage;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What may lie on the processor beside tensors of a device: elements without axes, as in PyTorch,
/// and what is copied.
class SeveralDevicesTest {
  private final Device device = OpenClDevice.required().device();
  private final Tensor x = Tensor.of(1f, 2f).to(device);

  private static Tensor single(double value) {
    return Tensor.fromArray(new double[] {value}, new long[0]);
  }

  @Test
  void readsWhatHasNoAxesAsANumber() {
    OpHandle mul = Registry.global().op("tensor.mul");
    Tensor three = single(3);
    for (Object y :
        List.of(
            TensorOps.mul(x, three),
            TensorOps.mul(three, x),
            Objects.requireNonNull(mul.call(x, three)),
            Objects.requireNonNull(mul.call(Map.of("a", three, "b", x))),
            mul.as(BinaryOp.class).apply(x, three))) {
      Tensor product = (Tensor) y;
      assertThat(product.device()).isEqualTo(device);
      assertThat(product.dtype()).isEqualTo(DType.F32);
      assertThat(product.toFloatArray()).containsExactly(3, 6);
    }
    Tensor z = TensorOps.clone(x);
    assertThat(TensorOps.sub_(z, three)).isSameAs(z);
    assertThat(z.toFloatArray()).containsExactly(-2, -1);
    Tensor isLarge = Tensor.fromArray(new boolean[] {true}, new long[0]);
    assertThat(TensorOps.where(isLarge, x, single(7)).toFloatArray()).containsExactly(1, 2);
  }

  /// Only shapes and dtypes are worked out there.
  @Test
  void takesWhatHasNoAxesBesideMeta() {
    Tensor meta = Tensor.of(new MetaStorage(2), Layout.dense(0, 2), DType.F32);
    Tensor isLarge = Tensor.fromArray(new boolean[] {true}, new long[0]);
    for (Tensor y :
        List.of(
            TensorOps.mul(meta, single(3)),
            TensorOps.mul(single(3), meta),
            TensorOps.where(isLarge, meta, single(7)))) {
      assertThat(y.storage().device()).isEqualTo(Key.META);
      assertThat(y.dtype()).isEqualTo(DType.F32);
      assertThat(y.shape()).containsExactly(2);
    }
  }

  /// A tensor without axes promotes by its own dtype, where a plain number gives the default one.
  @Test
  void promotesAsOnOneDevice() {
    Tensor whole = Tensor.of(1, 2).to(device);
    assertThat(TensorOps.add(whole, single(0.5)).toDoubleArray()).containsExactly(1.5, 2.5);
    assertThat(TensorOps.add(whole, single(0.5)).dtype()).isEqualTo(DType.F64);
    assertThat(TensorOps.add(whole, Tensor.scalar(0.5)).dtype()).isEqualTo(DType.F32);
  }

  /// d(a x²)/da = Σ x² = 5 and d/dx = 2 a x; the latter by a again is 2 Σ x = 6.
  @Test
  void givesTheGradientBackToTheProcessor() {
    Tensor a = single(3).requiresGrad(true);
    Tensor y = Tensor.of(1.0, 2.0).to(device).requiresGrad(true);
    Tensor z = TensorOps.sum(TensorOps.mul(TensorOps.mul(a, y), y));
    List<Tensor> gradients = Autograd.gradWithGraph(z, List.of(a, y));
    assertThat(gradients.get(0).device()).isEqualTo(Device.CPU);
    assertThat(gradients.get(0).detach().getDouble()).isEqualTo(5);
    assertThat(gradients.get(1).device()).isEqualTo(device);
    assertThat(gradients.get(1).detach().toDoubleArray()).containsExactly(6, 12);
    Tensor second = Autograd.grad(TensorOps.sum(gradients.get(1)), List.of(a)).getFirst();
    assertThat(second.device()).isEqualTo(Device.CPU);
    assertThat(second.getDouble()).isEqualTo(6);
    TensorOps.sum(TensorOps.div(y.detach(), a)).backward();
    // d(3 / a)/da = -3 / 9.
    assertThat(Objects.requireNonNull(a.grad()).getDouble()).isEqualTo(-1.0 / 3);
  }

  @Test
  void copiesFromAnyDevice() {
    Tensor here = Tensor.zeros(DType.F64, 2, 2);
    assertThat(TensorOps.copy_(here, x)).isSameAs(here);
    assertThat(here.toDoubleArray()).containsExactly(1, 2, 1, 2);
    Tensor there = Tensor.zeros(device, DType.I32, 2);
    assertThat(TensorOps.copy_(there, Tensor.of(7.5, -8.5))).isSameAs(there);
    assertThat(there.to(Device.CPU).toIntArray()).containsExactly(7, -8);
    assertThat(TensorOps.copy(there, Tensor.of(3L, 4L)).device()).isEqualTo(device);
    assertThat(TensorOps.copy(here, x).device()).isEqualTo(Device.CPU);
    TensorOps.fill_(there, single(5));
    TensorOps.fill_(here, TensorOps.select(x, 0, 1));
    assertThat(there.to(Device.CPU).toIntArray()).containsExactly(5, 5);
    assertThat(here.toDoubleArray()).containsExactly(2, 2, 2, 2);
  }

  /// The gradient of a sum of squares of what was copied goes back to the source: 2x.
  @Test
  void givesTheGradientOfACopyBack() {
    Tensor source = Tensor.of(3f, 4f).requiresGrad(true);
    Tensor y = TensorOps.copy(Tensor.zeros(device, DType.F32, 2), source);
    TensorOps.sum(TensorOps.mul(y, y)).backward();
    Tensor gradient = Objects.requireNonNull(source.grad());
    assertThat(gradient.device()).isEqualTo(Device.CPU);
    assertThat(gradient.toFloatArray()).containsExactly(6, 8);
  }

  @Test
  void refusesAllElse() {
    String move = "; move one with to(device).";
    Tensor here = Tensor.of(1f, 2f);
    says(
        "tensor.mul: argument b: found device cpu, expected that of a, opencl:0" + move,
        () -> TensorOps.mul(x, here));
    says(
        "tensor.mul: argument b: found device opencl:0, expected that of a, cpu" + move,
        () -> TensorOps.mul(here, x));
    says(
        "tensor.where: argument y: found device cpu, expected that of x, opencl:0" + move,
        () -> TensorOps.where(Tensor.scalar(true), x, here));
    says(
        "tensor.add_: argument b: found device opencl:0, expected that of a, cpu" + move,
        () -> TensorOps.add_(single(1), TensorOps.select(x, 0, 1)));
    says(
        "tensor.mm: argument y: found device cpu, expected that of x, opencl:0" + move,
        () -> TensorOps.mm(x.view(1, 2), here.view(2, 1)));
    says(
        "tensor.cat: argument xs: found devices cpu and opencl:0, expected one for all; move"
            + " tensors with to(device).",
        () -> TensorOps.cat(List.of(x, here), 0));
  }

  @Test
  void refusesResultsElsewhere() {
    OpHandle mul = Registry.global().op("tensor.mul");
    Tensor here = Tensor.of(1f, 2f);
    says(
        "tensor.mul: argument out: found device cpu, expected that of a, opencl:0; move one with"
            + " to(device).",
        () -> mul.callInto(here, x, x));
    says(
        "tensor.mul: argument out: found device opencl:0, expected that of a, cpu; move one with"
            + " to(device).",
        () -> mul.callInto(x, here, here));
    assertThat(here.toFloatArray()).containsExactly(1, 2);
    // Plain numbers are nowhere, so that their product may go anywhere.
    Tensor out = Tensor.empty(device, DType.F32);
    mul.callInto(out, Tensor.scalar(3L), Tensor.scalar(0.5));
    assertThat(out.getFloat()).isEqualTo(1.5f);
  }

  @Test
  void refusesGradientsElsewhere() {
    Tensor w = Tensor.of(1f, 2f).to(device).requiresGrad(true);
    Tensor y = TensorOps.mul(w, w);
    Tensor here = Tensor.of(1f, 1f);
    assertThatThrownBy(() -> y.backward(here))
        .isInstanceOf(GradientException.class)
        .hasMessage(
            "backward: the gradient at index 0 lies elsewhere than the result; found device cpu,"
                + " expected opencl:0; move it with to(device).");
    assertThatThrownBy(() -> w.setGrad(here))
        .isInstanceOf(GradientException.class)
        .hasMessage(
            "Tensor.setGrad: found a gradient on cpu for a tensor on opencl:0, expected the same;"
                + " move it with to(device).");
    y.backward(here.to(device));
    assertThat(Objects.requireNonNull(w.grad()).toFloatArray()).containsExactly(2, 4);
  }

  /// Nothing of a function's second result arrives, so that its gradient is one of zeros there.
  @Test
  void givesFunctionsZerosWhereTheirResultsLie() {
    Tensor w = Tensor.of(1f, 2f).to(device).requiresGrad(true);
    TensorOps.sum(new Twice().applyAll(List.of(w)).get(0)).backward();
    assertThat(Objects.requireNonNull(w.grad()).toFloatArray()).containsExactly(-1, -1);
  }

  private static void says(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(WrongArgumentException.class).hasMessage(message);
  }

  /// Returns -x twice.
  private static final class Twice extends Function {
    @Override
    protected List<Tensor> forward(FunctionContext context, List<Tensor> inputs) {
      return List.of(TensorOps.neg(inputs.get(0)), TensorOps.neg(inputs.get(0)));
    }

    @Override
    protected List<@Nullable Tensor> backward(FunctionContext context, List<Tensor> gradients) {
      return List.of(TensorOps.neg(TensorOps.add(gradients.get(0), gradients.get(1))));
    }
  }
}
