package dev.waybill.internal.registry;

import dev.waybill.registry.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Symbols by Java member. Made when someone first asks.
public final class ReverseIndex {
  private final List<Entry> entries;
  private volatile @Nullable Map<String, List<Symbol>> members;

  public ReverseIndex(List<Entry> entries) {
    this.entries = entries;
  }

  public List<Symbol> member(String member) {
    return members().getOrDefault(member, List.of());
  }

  public Optional<Symbol.Type> type(Class<?> type) {
    for (Symbol symbol : member(type.getName())) {
      // Another class loader may have a class of the same name.
      if (symbol instanceof Symbol.Type found && found.type() == type) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private Map<String, List<Symbol>> members() {
    Map<String, List<Symbol>> known = members;
    if (known == null) {
      Map<String, List<Symbol>> made = new HashMap<>();
      for (Entry entry : entries) {
        made.computeIfAbsent(entry.member(), member -> new ArrayList<>(1)).add(entry);
      }
      made.values().forEach(list -> list.sort(Comparator.comparing(Symbol::name)));
      made.replaceAll((member, list) -> List.copyOf(list));
      members = made;
      known = made;
    }
    return known;
  }
}
