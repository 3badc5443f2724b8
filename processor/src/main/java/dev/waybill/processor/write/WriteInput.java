package dev.waybill.processor.write;

import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.ForeignModule.ForeignName;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleIdentity;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.StatefulDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The healthy part of a module.
 *
 * @param identity who the module is
 * @param namespaces the namespaces that it owns
 * @param symbols the exports without an error
 * @param kernels the kernels without an error
 * @param gradients the gradients without an error
 * @param stateful the classes with state without an error
 * @param packages the packages of the types in signatures
 * @param marked whether the module can name {@code javax.annotation.processing.Generated}
 */
public record WriteInput(
    ModuleIdentity identity,
    List<NamespaceDraft> namespaces,
    List<SymbolDraft> symbols,
    List<KernelTarget> kernels,
    List<GradientTarget> gradients,
    List<StatefulDraft> stateful,
    Set<String> packages,
    boolean marked) {

  /** Copies the collections. */
  public WriteInput {
    namespaces = List.copyOf(namespaces);
    symbols = List.copyOf(symbols);
    kernels = List.copyOf(kernels);
    gradients = List.copyOf(gradients);
    stateful = List.copyOf(stateful);
    packages = Set.copyOf(packages);
  }

  /**
   * A gradient and its op, of this module or of another.
   *
   * @param gradient the gradient
   * @param op the canonical name of the op
   * @param method the op's signature
   * @param own whether the op is in {@code symbols}
   */
  public record GradientTarget(
      GradientDraft gradient, String op, MethodDraft method, boolean own) {}

  /**
   * A kernel and its op, of this module or of another.
   *
   * @param kernel the kernel
   * @param own the op where it is in {@code symbols}, else {@code null}
   * @param foreign the op where another module has it, else {@code null}
   * @param module that other module, else {@code null}
   */
  public record KernelTarget(
      KernelDraft kernel,
      @Nullable SymbolDraft own,
      @Nullable ForeignName foreign,
      @Nullable ForeignModule module) {

    /**
     * Joins a kernel and an op of this module.
     *
     * @param kernel the kernel
     * @param op the op
     * @return both
     */
    public static KernelTarget own(KernelDraft kernel, SymbolDraft op) {
      return new KernelTarget(kernel, op, null, null);
    }

    /**
     * Joins a kernel and an op of another module.
     *
     * @param kernel the kernel
     * @param op the op
     * @param module the other module
     * @return both
     */
    public static KernelTarget foreign(KernelDraft kernel, ForeignName op, ForeignModule module) {
      return new KernelTarget(kernel, null, op, module);
    }
  }
}
