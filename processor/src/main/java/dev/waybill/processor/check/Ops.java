package dev.waybill.processor.check;

import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.ForeignModule.ForeignName;
import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.SymbolDraft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that a kernel or gradient may refer to, of this module and of others. */
final class Ops {

  private static final Target NONE = new Target("", "", null, null, List.of());

  private final Map<String, Target> targets = new HashMap<>();
  private final Set<String> opNames = new TreeSet<>();

  Ops(ModuleDraft module) {
    for (ForeignModule other : module.foreign()) {
      for (ForeignName name : other.names().values()) {
        Target target = new Target(name.kind(), name.canonical(), null, name.method(), List.of());
        add(name.name(), target);
      }
    }
    for (SymbolDraft symbol : module.symbols()) {
      List<String> dtypes = new ArrayList<>();
      if (symbol.op() != null) {
        symbol.op().dtypes().forEach(dtype -> dtypes.add(dtype.value()));
      }
      String kind =
          symbol.inPlaceOf() == null
              ? symbol.kind().name().toLowerCase(Locale.ROOT)
              : ForeignModule.IN_PLACE_FORM;
      for (Located<String> name : symbol.names()) {
        add(
            name.value(),
            new Target(kind, symbol.canonicalName(), symbol, symbol.method(), dtypes));
      }
    }
  }

  /** Returns what a name stands for; its kind is empty where it stands for nothing. */
  Target find(String name) {
    return targets.getOrDefault(name, NONE);
  }

  Collection<String> names() {
    return opNames;
  }

  private void add(String name, Target target) {
    targets.put(name, target);
    if (target.kind().equals("op")) {
      opNames.add(name);
    }
  }

  /**
   * What a name stands for.
   *
   * @param kind {@code op}, {@code function}, {@code type}, {@code constant}, {@link
   *     ForeignModule#IN_PLACE_FORM}, or empty
   * @param canonical the canonical name
   * @param symbol the symbol where it is of this module
   * @param method its signature, where it is known
   * @param dtypes the dtypes of the reference kernel, where they are known and limited
   */
  record Target(
      String kind,
      String canonical,
      @Nullable SymbolDraft symbol,
      @Nullable MethodDraft method,
      List<String> dtypes) {

    boolean takes(String dtype) {
      return dtypes.isEmpty() || dtypes.contains(dtype);
    }
  }
}
