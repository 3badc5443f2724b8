package dev.waybill.cli;

import dev.waybill.device.Device;
import dev.waybill.device.DeviceProgram;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.registry.KernelInfo;
import dev.waybill.registry.Symbol;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Writes the kernels of an op and what can be read of them, for a terminal.
final class KernelText {
  /// Programs for further shapes and dtypes differ in little.
  private static final int SHOWN = 3;

  private final StringBuilder out = new StringBuilder();
  private final Symbol.Op op;
  private final List<ApiKernel> documented;
  private final UnaryOperator<String> written;

  /// Takes an op.
  ///
  /// @param documented its kernels as manifests have them
  /// @param written finds the code that was written from elementwise methods of a class
  KernelText(Symbol.Op op, List<ApiKernel> documented, UnaryOperator<String> written) {
    this.op = op;
    this.documented = documented;
    this.written = written;
  }

  String write() {
    out.append(op.name()).append("  (op)\n\nKernels\n").append(table());
    written();
    programs();
    return out.toString();
  }

  private TextTable table() {
    TextTable table = new TextTable("  ");
    for (KernelInfo kernel : op.kernels()) {
      table.row(
          kernel.device(),
          kernel.dtypes().stream().map(Object::toString).collect(Collectors.joining(" ")),
          "priority " + kernel.priority(),
          kernel.requires().isEmpty() ? "" : "requires " + String.join(", ", kernel.requires()),
          place(kernel));
      String refusal = op.refusal(kernel);
      if (!refusal.isEmpty()) {
        table.row("", "not usable here: " + refusal);
      }
    }
    return table;
  }

  private String place(KernelInfo kernel) {
    for (ApiKernel known : documented) {
      String device = known.device();
      boolean isGpu = device.equals("gpu") && !kernel.device().equals("cpu");
      boolean takes = known.dtypes().isEmpty() || known.dtypes().equals(texts(kernel));
      if (isLike(known, kernel) && takes && (isGpu || device.equals(kernel.device()))) {
        return text(known);
      }
    }
    for (ApiKernel known : documented) {
      // A portable body is written for the processor, and runs elsewhere too.
      if (isLike(known, kernel) && known.reference() && kernel.priority() == 0) {
        return text(known);
      }
    }
    return kernel.owner();
  }

  private static boolean isLike(ApiKernel known, KernelInfo kernel) {
    return known.method().startsWith(kernel.owner() + "#") && known.priority() == kernel.priority();
  }

  private static String text(ApiKernel known) {
    return known.method() + " (" + known.source().file() + ":" + known.source().line() + ")";
  }

  private static List<String> texts(KernelInfo kernel) {
    return kernel.dtypes().stream().map(Object::toString).toList();
  }

  private void written() {
    op.kernels().stream()
        .map(KernelInfo::owner)
        .distinct()
        .map(written)
        .filter(code -> !code.isEmpty())
        .distinct()
        .forEach(code -> out.append("\nWritten from elementwise methods\n\n").append(code));
  }

  private void programs() {
    List<Device> devices = Device.all();
    for (Device device : devices) {
      if (op.kernels().stream().anyMatch(kernel -> isOn(kernel, device))) {
        programs(device);
      }
    }
    if (devices.size() == 1) {
      out.append("\nPrograms\n  none: this machine has no device beside the processor; ");
      out.append(Device.parse("opencl").absence().orElse("")).append("; ");
      out.append(Device.parse("cuda").absence().orElse("")).append(".\n");
    }
  }

  private static boolean isOn(KernelInfo kernel, Device device) {
    return !kernel.device().equals("cpu") && kernel.device().equals(device.kind().text());
  }

  private void programs(Device device) {
    out.append("\nPrograms on ").append(device).append(" (").append(device.name()).append(")\n");
    List<DeviceProgram> programs = SamplePrograms.of(op, device);
    if (programs.isEmpty()) {
      out.append("  none: its samples ask for no program there.\n");
    }
    for (DeviceProgram program : programs.subList(0, Math.min(SHOWN, programs.size()))) {
      out.append("\n// ").append(program.op()).append('\n');
      out.append(program.source().strip()).append('\n');
    }
    if (programs.size() > SHOWN) {
      out.append("\n// and ").append(programs.size() - SHOWN).append(" more for other arguments\n");
    }
  }
}
