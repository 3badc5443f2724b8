package dev.waybill.manifest.surface;

import dev.waybill.manifest.ApiSymbol;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The members of a facade, each of which stands below the export that it calls. */
final class FacadeMembers {

  private final @Nullable JavaClass facade;
  private final Facts facts;
  private final JavaText java;

  FacadeMembers(@Nullable JavaClass facade, Facts facts, ClassNames names) {
    this.facade = facade;
    this.facts = facts;
    this.java = new JavaText(names);
  }

  boolean hasFacade() {
    return facade != null;
  }

  /** Writes the members that are named as the export's last part, or an alias'. */
  void write(ApiSymbol symbol) {
    if (facade != null) {
      Set<String> leaves = leaves(symbol);
      for (JavaField field : facade.fields()) {
        if (leaves.contains(field.name())) {
          facts.fact(ClassFacts.FIELD, java.of(field));
        }
      }
      for (JavaMethod method : facade.methods()) {
        if (leaves.contains(method.name())) {
          facts.fact(ClassFacts.METHOD, java.of(facade, method));
        }
      }
    }
  }

  /** Writes the class and the members that belong to none of the exports. */
  void writeFacade(List<ApiSymbol> exports) {
    if (facade != null) {
      facts.fact(Baseline.FACADE, java.head(facade));
      Set<String> leaves =
          exports.stream().flatMap(each -> leaves(each).stream()).collect(Collectors.toSet());
      for (JavaMethod method : facade.methods()) {
        if (!leaves.contains(method.name())) {
          facts.fact(ClassFacts.METHOD, java.of(facade, method));
        }
      }
      for (JavaField field : facade.fields()) {
        if (!leaves.contains(field.name())) {
          facts.fact(ClassFacts.FIELD, java.of(field));
        }
      }
    }
  }

  private static Set<String> leaves(ApiSymbol symbol) {
    if (symbol.member().isEmpty()) {
      return Set.of();
    }
    String namespace = BaselineWriter.namespace(symbol.name());
    Set<String> names = new java.util.HashSet<>(symbol.aliases());
    names.add(symbol.name());
    return names.stream()
        .filter(name -> BaselineWriter.namespace(name).equals(namespace))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .collect(Collectors.toSet());
  }
}
