package dev.waybill.manifest;

import java.util.List;

/**
 * The whole public surface of one module, as {@code META-INF/waybill/api.json} holds it.
 *
 * @param format the version of this shape
 * @param module {@code group:artifact:version}, or a name of the module
 * @param namespaces the namespaces that the module owns, sorted by name
 * @param symbols the exports, sorted by canonical name
 * @param kernels kernels of ops that other modules declare, sorted by op, device and method
 * @param gradients gradients of ops that other modules declare, sorted by op and method
 * @param stateful the binary names of the classes whose state the module can visit, sorted
 */
public record ApiManifest(
    int format,
    String module,
    List<ApiNamespace> namespaces,
    List<ApiSymbol> symbols,
    List<ApiKernel> kernels,
    List<ApiGradient> gradients,
    List<String> stateful) {

  /** The version of the shape that this class writes. */
  public static final int FORMAT = 1;

  /** Copies the lists. */
  public ApiManifest {
    namespaces = List.copyOf(namespaces);
    symbols = List.copyOf(symbols);
    kernels = List.copyOf(kernels);
    gradients = List.copyOf(gradients);
    stateful = List.copyOf(stateful);
  }

  /**
   * Makes a manifest of a module without state.
   *
   * @param format the version of this shape
   * @param module {@code group:artifact:version}, or a name of the module
   * @param namespaces the namespaces that the module owns
   * @param symbols the exports
   * @param kernels kernels of ops that other modules declare
   * @param gradients gradients of ops that other modules declare
   */
  public ApiManifest(
      int format,
      String module,
      List<ApiNamespace> namespaces,
      List<ApiSymbol> symbols,
      List<ApiKernel> kernels,
      List<ApiGradient> gradients) {
    this(format, module, namespaces, symbols, kernels, gradients, List.of());
  }
}
