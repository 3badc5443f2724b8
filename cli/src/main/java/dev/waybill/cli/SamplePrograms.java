package dev.waybill.cli;

import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import dev.waybill.device.DeviceProgram;
import dev.waybill.device.ProgramTrace;
import dev.waybill.dispatch.Dispatchable;
import dev.waybill.dispatch.OpException;
import dev.waybill.registry.Symbol;
import dev.waybill.samples.GeneratedSamples;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs an op's samples on a device to see the programs that its kernels ask for.
final class SamplePrograms {
  private SamplePrograms() {}

  /// Returns the programs of an op, those of the samples with most axes first.
  static List<DeviceProgram> of(Symbol.Op op, Device device) {
    List<Sample> samples = new ArrayList<>(samples(op));
    samples.sort(Comparator.comparingLong(SamplePrograms::axes).reversed());
    try (ProgramTrace trace = ProgramTrace.start()) {
      for (Sample sample : samples) {
        run(op, sample, device);
      }
      // Copies that stand between are shown where the op has no program of its own.
      List<DeviceProgram> own =
          trace.programs().stream().filter(program -> program.op().equals(op.name())).toList();
      return own.isEmpty() ? trace.programs() : own;
    }
  }

  private static void run(Symbol.Op op, Sample sample, Device device) {
    try {
      List<@Nullable Object> arguments = new ArrayList<>();
      for (Object argument : sample.arguments()) {
        arguments.add(there(argument, device));
      }
      op.handle().call(arguments.toArray());
    } catch (OpException | DeviceException e) {
      // Samples made from the schema may be refused, and one that is tells nothing.
    }
  }

  private static long axes(Sample sample) {
    return sample.arguments().stream()
        .mapToLong(x -> x instanceof Tensor tensor && tensor.size() > 0 ? tensor.rank() : 0)
        .sum();
  }

  private static @Nullable Object there(@Nullable Object argument, Device device) {
    if (argument instanceof Tensor x) {
      // In samples f64 stands for each dtype in turn.
      Tensor y = x.dtype() == DType.F64 ? x.to(DType.F32) : x;
      return y.isWrappedNumber() ? y : y.to(device);
    }
    if (argument instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(there(element, device)));
      return elements;
    }
    return argument instanceof Dispatchable other ? other.to(device) : argument;
  }

  private static List<Sample> samples(Symbol.Op op) {
    OpSamples found = beside(op);
    List<Sample> own = found == null ? List.of() : found.samples();
    return own.isEmpty() ? GeneratedSamples.of(op.schema(), op.traits().isPointwise()) : own;
  }

  private static @Nullable OpSamples beside(Symbol.Op op) {
    for (String name : OpSamples.names(op)) {
      OpSamples found = load(name);
      if (found != null && found.op().equals(op.name())) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable OpSamples load(String name) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Class.forName(name, true, loader)
          .asSubclass(OpSamples.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      // The testkit says what is wrong with a class of that name.
      return null;
    }
  }
}
