package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.NamespaceDraft;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sorts names into facades, and finds where generation 1 needs one of its own. */
final class Facades {

  private final Map<String, Map<String, Exported>> present = new HashMap<>();
  private final Map<String, Map<String, Exported>> generation1 = new HashMap<>();

  Facades(List<Exported> exports) {
    for (Exported export : exports) {
      if (export.draft().kind() != SymbolKind.TYPE || export.draft().isCallable()) {
        sort(export, export.names(), present);
        sort(export, export.generation1(), generation1);
      }
    }
  }

  /**
   * Writes all facades; a namespace that has only types that nobody makes by name gets an empty
   * one, which documents it.
   *
   * @param sources finishes classes
   * @param types reads types
   * @param registrars the registrars of ops by canonical name
   * @param namespaces the namespaces of the module
   * @param into receives the classes
   */
  void write(
      SourceFiles sources,
      TypeTexts types,
      Map<String, ClassName> registrars,
      List<NamespaceDraft> namespaces,
      List<GeneratedFile> into) {
    List<NamespaceDraft> sorted =
        namespaces.stream().sorted(Comparator.comparing(n -> n.name().value())).toList();
    for (NamespaceDraft namespace : sorted) {
      Map<String, Exported> now = present.getOrDefault(namespace.name().value(), Map.of());
      Map<String, Exported> then = generation1.getOrDefault(namespace.name().value(), Map.of());
      new FacadeWriter(sources, types, registrars, namespace, false).write(now, into);
      if (!then.isEmpty() && !isSame(now, then)) {
        new FacadeWriter(sources, types, registrars, namespace, true).write(then, into);
      }
    }
  }

  private static void sort(
      Exported export, List<String> names, Map<String, Map<String, Exported>> into) {
    for (String name : names) {
      String namespace = JavaNames.namespace(name);
      if (!namespace.isEmpty()) {
        into.computeIfAbsent(namespace, key -> new TreeMap<>())
            .put(export.draft().facadeName(name), export);
      }
    }
  }

  private static boolean isSame(Map<String, Exported> now, Map<String, Exported> then) {
    return places(now).equals(places(then));
  }

  private static Map<String, String> places(Map<String, Exported> members) {
    Map<String, String> places = new HashMap<>();
    members.forEach((name, export) -> places.put(name, export.place()));
    return places;
  }
}
