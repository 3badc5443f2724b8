package dev.waybill.debug;

import dev.waybill.dispatch.Key;
import dev.waybill.registry.KernelInfo;
import dev.waybill.tensor.DType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A dispatch trace as text.
final class TraceText {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();

  private TraceText() {}

  static String of(List<DispatchTrace.Call> calls) {
    TraceText trace = new TraceText();
    calls.forEach(call -> trace.write(call, ""));
    return trace.text.toString();
  }

  private void write(DispatchTrace.Call call, String indent) {
    String inner = indent + STEP;
    String took = String.format(Locale.ROOT, "%.1f µs", call.nanos() / NANOS_PER_MICRO);
    line(indent, call.op() + (call.failed() ? ": failed after " : ": ") + took);
    line(inner, "keys:   " + keys(call.keys()));
    line(inner, "dtype:  " + (call.dtype() == null ? "none" : call.dtype()));
    line(inner, "layers: " + keys(call.layers()));
    for (DispatchTrace.Candidate candidate : call.kernels()) {
      KernelInfo kernel = candidate.kernel();
      line(inner, (candidate.taken() ? "taken:  " : "not:    ") + text(kernel));
      if (!candidate.why().isEmpty()) {
        line(inner, "        " + candidate.why());
      }
    }
    call.nested().forEach(nested -> write(nested, inner));
  }

  private void line(String indent, String words) {
    text.append(indent).append(words).append('\n');
  }

  private static String keys(List<Key> keys) {
    return keys.isEmpty() ? "none" : keys.stream().map(Key::text).collect(Collectors.joining(", "));
  }

  private static String text(KernelInfo kernel) {
    String dtypes =
        kernel.dtypes().size() == DType.values().length
            ? "all dtypes"
            : kernel.dtypes().stream().map(DType::toString).collect(Collectors.joining(" "));
    return kernel.owner()
        + ", "
        + kernel.device()
        + ", "
        + dtypes
        + ", priority "
        + kernel.priority()
        + (kernel.requires().isEmpty() ? "" : ", requires " + String.join(" ", kernel.requires()));
  }
}
