package dev.waybill.manifest.verdict;

import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.surface.Surface;
import java.util.HashMap;
import java.util.Map;

/** Names the methods of facades after the exports that they call, so that both stand together. */
final class FacadeElements {

  private final Map<String, String> exports = new HashMap<>();

  FacadeElements(Surface before, Surface after) {
    add(after);
    add(before);
  }

  private void add(Surface surface) {
    Map<String, String> facades = new HashMap<>();
    for (ApiNamespace each : surface.namespaces()) {
      facades.put(each.name(), each.facade());
    }
    for (ApiSymbol symbol : surface.symbols()) {
      for (String name : NamesRule.names(symbol)) {
        int dot = name.lastIndexOf('.');
        String facade = dot < 0 ? null : facades.get(name.substring(0, dot));
        if (facade != null) {
          exports.put(facade + "#" + name.substring(dot + 1), symbol.name());
        }
      }
    }
  }

  Change rename(Change change) {
    String part = change.element().part();
    int end = part.indexOf('(');
    String member = end < 0 ? part : part.substring(0, end);
    String export = exports.get(change.element().owner() + member);
    return export == null
        ? change
        : new Change(
            change.kind(),
            new Element(export, part),
            change.impacts(),
            change.before(),
            change.after());
  }
}
