package dev.waybill.registry;

import dev.waybill.tensor.DType;
import java.util.List;

/// A kernel as its module declares it; [Symbol.Op#refusal(KernelInfo)] tells what the machine lacks
/// for it.
///
/// @param device the device, such as `cpu`
/// @param dtypes the dtypes that it takes
/// @param requires the capabilities that it needs
/// @param priority its rank; the highest usable one is chosen
/// @param owner the binary name of the class that declares it
/// @param module the identity of the module that declares it
public record KernelInfo(
    String device,
    List<DType> dtypes,
    List<String> requires,
    int priority,
    String owner,
    String module) {

  /// Copies the lists.
  public KernelInfo {
    dtypes = List.copyOf(dtypes);
    requires = List.copyOf(requires);
  }
}
