package dev.waybill.testkit;

import dev.waybill.device.Device;
import dev.waybill.device.ProgramTrace;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.MissingKernelException;
import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares the derivatives of an op on each kind of device with those of the processor, which
/// [GradientCheck] compares with differences: of all samples, kinks included, of ops also in f32. A
/// function has no kernels, so its results are compared too.
final class DeviceGradients {
  private final Subject op;
  private final BiConsumer<String, String> fail;

  /// Takes what is proved.
  ///
  /// @param fail takes where something is wrong and what
  DeviceGradients(Subject op, BiConsumer<String, String> fail) {
    this.op = op;
    this.fail = fail;
  }

  /// Returns what was found on each kind of device that the op has kernels for, and of a function
  /// on each where it runs.
  ///
  /// @param proved on the processor: the first and second derivatives
  /// @param samples returns the arguments whose floating tensors have a dtype
  List<DeviceGradient> of(Status[] proved, Function<DType, List<List<@Nullable Object>>> samples) {
    List<DeviceGradient> found = new ArrayList<>();
    for (Key kind : List.of(Key.OPENCL, Key.CUDA)) {
      boolean isFor =
          !op.isOp()
              || op.kernels().stream().anyMatch(kernel -> kernel.device().equals(kind.text()));
      if (!isFor || proved[0] == Status.NONE || proved[0] == Status.DECLARED) {
        continue;
      }
      Device device = new Device(kind, 0);
      if (device.absence().isEmpty()) {
        DeviceGradient gradient = on(device, proved, samples);
        if (gradient != null) {
          found.add(gradient);
        }
      } else if (op.isOp()) {
        Status second = proved[1] == Status.PROVEN ? Status.ABSENT : Status.NONE;
        found.add(new DeviceGradient(kind.text(), Status.ABSENT, second, "", List.of()));
      }
    }
    return found;
  }

  /// `null` for a function that does not run there, or where nothing can be derived.
  private @Nullable DeviceGradient on(
      Device device, Status[] proved, Function<DType, List<List<@Nullable Object>>> samples) {
    Order first = new Order(device, "the gradient", check -> check.firstGradients(false));
    Order second = new Order(device, "the second derivative", GradientCheck::secondGradients);
    try (ProgramTrace trace = ProgramTrace.start()) {
      for (List<@Nullable Object> sample : samples.apply(DType.F64)) {
        GradientCheck here = prepare(DType.F64, sample);
        if (here != null && runs(device, here, sample)) {
          GradientCheck there = here.on(device);
          first.compare(sample, there, here);
          if (proved[1] == Status.PROVEN && first.status == Status.PROVEN) {
            second.compare(sample, there, here);
          }
        }
      }
      if (op.isOp() && op.kernels().getFirst().dtypes().contains(DType.F32)) {
        // Programs are others for another dtype.
        for (List<@Nullable Object> sample : samples.apply(DType.F32)) {
          GradientCheck here = prepare(DType.F32, sample);
          if (here != null) {
            first.compare(sample, here.on(device), here);
          }
        }
      }
      // What was proved in f64 stays so where only f32 lacks a kernel.
      boolean lacksBoth =
          first.status == Status.MISSING
              && second.status == Status.NONE
              && proved[1] == Status.PROVEN;
      return first.status == Status.NONE
          ? null
          : new DeviceGradient(
              device.kind().text(),
              first.status,
              lacksBoth ? Status.MISSING : second.status,
              first.lack.isEmpty() ? second.lack : first.lack,
              trace.programs());
    }
  }

  /// `null` where nothing can be derived, or the op refuses the sample, which is told elsewhere.
  private @Nullable GradientCheck prepare(DType dtype, List<@Nullable Object> sample) {
    try {
      return GradientCheck.of(op, dtype, sample);
    } catch (OpException e) {
      return null;
    }
  }

  /// Whether a function runs on a device, where it must do the same.
  private boolean runs(Device device, GradientCheck here, List<@Nullable Object> sample) {
    if (op.isOp()) {
      return true;
    }
    try {
      String fault = Difference.of(here.on(device).results(), here.results());
      if (!fault.isEmpty()) {
        fail.accept(where("result", device, sample), fault);
      }
      return true;
    } catch (MissingKernelException e) {
      return false;
    } catch (RuntimeException e) {
      fail.accept(where("result", device, sample), e.toString());
      return false;
    }
  }

  private static String where(String what, Device device, List<@Nullable Object> sample) {
    return what + " on " + device.kind().text() + ", " + Texts.of(sample) + ": ";
  }

  /// Derivatives of one order.
  private final class Order {
    private final Device device;
    private final String what;
    private final Function<GradientCheck, List<@Nullable Tensor>> derive;
    private Status status = Status.NONE;
    private String lack = "";

    Order(Device device, String what, Function<GradientCheck, List<@Nullable Tensor>> derive) {
      this.device = device;
      this.what = what;
      this.derive = derive;
    }

    void compare(List<@Nullable Object> sample, GradientCheck there, GradientCheck here) {
      if (status == Status.MISSING || status == Status.FAILED) {
        return;
      }
      try {
        String fault = difference(derive.apply(there), derive.apply(here));
        status = fault.isEmpty() ? Status.PROVEN : Status.FAILED;
        if (!fault.isEmpty()) {
          fail.accept(where("gradient", device, sample), fault);
        }
      } catch (MissingKernelException e) {
        status = Status.MISSING;
        lack = e.op();
      } catch (RuntimeException e) {
        status = Status.FAILED;
        fail.accept(where("gradient", device, sample), what + ": " + e);
      }
    }

    private String difference(List<@Nullable Tensor> found, List<@Nullable Tensor> expected) {
      for (int i = 0; i < expected.size(); i++) {
        Tensor ours = found.get(i);
        Tensor theirs = expected.get(i);
        if (ours != null && !ours.device().equals(device)) {
          String place = "found it on " + ours.device() + ", expected " + device;
          return what + " by tensor " + i + ": " + place;
        }
        if (ours != null || theirs != null) {
          // No gradient and one of zeros are the same.
          Tensor like = ours == null ? theirs : ours;
          Tensor none = Tensor.zeros(like.dtype(), like.shape());
          String fault = Difference.of(ours == null ? none : ours, theirs == null ? none : theirs);
          if (!fault.isEmpty()) {
            return what + " by tensor " + i + ", " + fault + " by the processor";
          }
        }
      }
      return "";
    }
  }
}
