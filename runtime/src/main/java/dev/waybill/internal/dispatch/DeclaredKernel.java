package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.Key;
import dev.waybill.spi.Registrar;
import dev.waybill.tensor.DType;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A kernel as registered, not linked.
///
/// @param dtypes in the order of [DType]; all of them where the op says nothing
public record DeclaredKernel(
    Registrar registrar,
    int id,
    String module,
    Key device,
    Set<DType> dtypes,
    List<String> requires,
    int priority) {

  /// Best first; ties by name, so that the choice does not depend on the class path's order.
  static final Comparator<DeclaredKernel> BEST_FIRST =
      Comparator.comparingInt(DeclaredKernel::priority)
          .reversed()
          .thenComparing(DeclaredKernel::module)
          .thenComparing(kernel -> kernel.registrar().owner())
          .thenComparingInt(DeclaredKernel::id);

  /// Returns such as `cpu (f32, f64)`.
  String where() {
    return device.text() + " " + dtypeText();
  }

  String dtypeText() {
    return dtypes.stream().map(DType::toString).collect(Collectors.joining(", ", "(", ")"));
  }

  /// Returns such as `kernel of org.example.Add, priority 10`.
  String who() {
    return "kernel of " + registrar.owner() + ", priority " + priority;
  }
}
