package dev.waybill.processor;

import dev.waybill.processor.check.Findings;
import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.ForeignModule.ForeignName;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.KernelDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.NamespaceDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.write.WriteInput;
import dev.waybill.processor.write.WriteInput.GradientTarget;
import dev.waybill.processor.write.WriteInput.KernelTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes what no rule refused, and joins kernels and gradients with their ops. */
final class Assembly {

  private final ModuleDraft module;
  private final Findings findings;
  private final Map<String, SymbolDraft> healthyByName = new HashMap<>();

  Assembly(ModuleDraft module, Findings findings) {
    this.module = module;
    this.findings = findings;
  }

  WriteInput input() {
    List<SymbolDraft> symbols = new ArrayList<>();
    for (SymbolDraft symbol : module.symbols()) {
      if (!findings.isBroken(symbol)) {
        symbols.add(symbol);
        symbol.names().forEach(name -> healthyByName.put(name.value(), symbol));
      }
    }
    List<NamespaceDraft> namespaces = new ArrayList<>();
    for (NamespaceDraft namespace : module.namespaces()) {
      if (!findings.isBroken(namespace)) {
        namespaces.add(namespace);
      }
    }
    return new WriteInput(
        module.identity(),
        namespaces,
        symbols,
        kernels(),
        gradients(),
        module.stateful().stream().filter(draft -> !findings.isBroken(draft)).toList(),
        module.build().typePackages(),
        module.build().seesGenerated());
  }

  private List<KernelTarget> kernels() {
    List<KernelTarget> kernels = new ArrayList<>();
    for (KernelDraft kernel : module.kernels()) {
      SymbolDraft op = healthyByName.get(kernel.op().value());
      if (findings.isBroken(kernel)) {
        continue;
      }
      if (op != null) {
        kernels.add(KernelTarget.own(kernel, op));
      } else {
        foreign(kernel, kernels);
      }
    }
    return kernels;
  }

  private void foreign(KernelDraft kernel, List<KernelTarget> kernels) {
    for (ForeignModule other : module.foreign()) {
      ForeignName op = other.names().get(kernel.op().value());
      if (op != null) {
        kernels.add(KernelTarget.foreign(kernel, op, other));
        return;
      }
    }
  }

  private List<GradientTarget> gradients() {
    List<GradientTarget> gradients = new ArrayList<>();
    for (GradientDraft gradient : module.gradients()) {
      String name = gradient.op().value();
      SymbolDraft own = healthyByName.get(name);
      if (findings.isBroken(gradient)) {
        continue;
      }
      if (own != null && own.method() != null) {
        gradients.add(new GradientTarget(gradient, own.canonicalName(), own.method(), true));
      } else {
        ForeignName op = foreign(name);
        if (op != null && op.method() != null) {
          gradients.add(new GradientTarget(gradient, op.canonical(), op.method(), false));
        }
      }
    }
    return gradients;
  }

  private @Nullable ForeignName foreign(String name) {
    for (ForeignModule other : module.foreign()) {
      ForeignName found = other.names().get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
