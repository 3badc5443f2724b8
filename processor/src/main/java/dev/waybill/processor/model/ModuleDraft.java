package dev.waybill.processor.model;

import java.util.List;

/**
 * All that one compilation says about exports.
 *
 * @param identity who this module is
 * @param namespaces the packages with {@code @Namespace}, sorted by name
 * @param symbols the elements with {@code @Export}, sorted by owner and place
 * @param kernels the methods with {@code @Kernel}
 * @param gradients the methods with {@code @Gradient}
 * @param elementwise the methods with {@code @Elementwise}
 * @param stateful the classes with {@code @Stateful}
 * @param strays annotations that stand where they mean nothing
 * @param strayAttributes attributes of what is no elementwise method
 * @param strayNames keys on fields of classes without {@code @Stateful}
 * @param locals annotations inside the bodies of methods
 * @param suppressions all that {@code @SuppressExport} says, whatever it stands on
 * @param foreign the names of other modules on the class or module path
 * @param build what the compilation itself looks like
 */
public record ModuleDraft(
    ModuleIdentity identity,
    List<NamespaceDraft> namespaces,
    List<SymbolDraft> symbols,
    List<KernelDraft> kernels,
    List<GradientDraft> gradients,
    List<ElementwiseDraft> elementwise,
    List<StatefulDraft> stateful,
    List<StrayDraft> strays,
    List<StrayDraft> strayAttributes,
    List<StrayDraft> strayNames,
    List<LocalDraft> locals,
    List<SuppressionDraft> suppressions,
    List<ForeignModule> foreign,
    BuildDraft build) {

  /** Copies the lists. */
  public ModuleDraft {
    namespaces = List.copyOf(namespaces);
    symbols = List.copyOf(symbols);
    kernels = List.copyOf(kernels);
    gradients = List.copyOf(gradients);
    elementwise = List.copyOf(elementwise);
    stateful = List.copyOf(stateful);
    strays = List.copyOf(strays);
    strayAttributes = List.copyOf(strayAttributes);
    strayNames = List.copyOf(strayNames);
    locals = List.copyOf(locals);
    suppressions = List.copyOf(suppressions);
    foreign = List.copyOf(foreign);
  }

  /**
   * Returns whether the registrars are found by their names, so that no provider is written. One
   * beside tests would have the name of the module's own and hide it.
   *
   * @return whether there is state only, and the compilation is of no named module, or adds classes
   *     to one that is compiled already, as its tests do
   */
  public boolean isFoundByName() {
    boolean stateOnly =
        symbols.isEmpty() && kernels.isEmpty() && gradients.isEmpty() && !stateful.isEmpty();
    boolean named = !identity.javaModule().isEmpty();
    return stateOnly && (!named || (build.treesAvailable() && build.exportedPackages() == null));
  }

  /**
   * Returns the same module with other symbols.
   *
   * @param others the symbols
   * @return a module
   */
  public ModuleDraft withSymbols(List<SymbolDraft> others) {
    return with(others, kernels, gradients);
  }

  /**
   * Returns the same module with other ops.
   *
   * @param otherSymbols the symbols
   * @param otherKernels the kernels
   * @param otherGradients the gradients
   * @return a module
   */
  public ModuleDraft with(
      List<SymbolDraft> otherSymbols,
      List<KernelDraft> otherKernels,
      List<GradientDraft> otherGradients) {
    return new ModuleDraft(
        identity,
        namespaces,
        otherSymbols,
        otherKernels,
        otherGradients,
        elementwise,
        stateful,
        strays,
        strayAttributes,
        strayNames,
        locals,
        suppressions,
        foreign,
        build);
  }
}
