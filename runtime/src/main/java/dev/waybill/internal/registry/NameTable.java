package dev.waybill.internal.registry;

import dev.waybill.internal.text.Nearest;
import dev.waybill.registry.Deprecation;
import dev.waybill.registry.Symbol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The names of one API generation. Never changed after it was filled, so it is read without locks.
public final class NameTable {
  // Entry, or OldName for a deprecated name, so that other names cost one probe. A HashMap,
  // because Map.copyOf probes linearly and needs 300 ns for numbered names.
  private final Map<String, Object> names;
  private volatile String @Nullable [] sorted;

  private NameTable(Map<String, Object> names) {
    this.names = names;
  }

  /// Fills the names of the present generation; two symbols that claim one name are a fault.
  static NameTable present(List<Entry> entries, List<String> faults) {
    return fill(entries, 2, faults);
  }

  /// Fills the names of generation 1, which mostly has those of the present one.
  static NameTable first(List<Entry> entries, NameTable present, List<String> faults) {
    boolean differs = false;
    boolean deprecates = false;
    for (Entry entry : entries) {
      differs |= entry.hasOwnFirst();
      deprecates |= entry.hasDeprecations();
    }
    NameTable first = differs ? fill(entries, 1, faults) : present;
    if (deprecates) {
      checkDeprecations(entries, first, present, faults);
    }
    return first;
  }

  public @Nullable Entry find(String name) {
    Object found = names.get(name);
    return found instanceof OldName deprecated ? deprecated.report() : (Entry) found;
  }

  public @Nullable Entry findSilently(String name) {
    Object found = names.get(name);
    return found instanceof OldName deprecated ? deprecated.entry : (Entry) found;
  }

  public boolean contains(String name) {
    return names.containsKey(name);
  }

  public List<String> nearest(String name) {
    return Nearest.names(name, names.keySet());
  }

  public List<String> startingWith(String prefix) {
    String[] all = sorted();
    int from = Arrays.binarySearch(all, prefix);
    from = from < 0 ? -from - 1 : from;
    int to = from;
    while (to < all.length && all[to].startsWith(prefix)) {
      to++;
    }
    return List.of(Arrays.copyOfRange(all, from, to));
  }

  public List<String> namespaces() {
    Set<String> namespaces = new TreeSet<>();
    for (String name : names.keySet()) {
      int end = name.lastIndexOf('.');
      if (end > 0) {
        namespaces.add(name.substring(0, end));
      }
    }
    return List.copyOf(namespaces);
  }

  public List<Symbol> symbols(int generation) {
    Set<Symbol> symbols = new LinkedHashSet<>();
    for (String name : names.keySet()) {
      symbols.add(Objects.requireNonNull(findSilently(name)));
    }
    List<Symbol> list = new ArrayList<>(symbols);
    list.sort(Comparator.comparing(symbol -> symbol.names(generation).get(0)));
    return Collections.unmodifiableList(list);
  }

  private String[] sorted() {
    String[] known = sorted;
    if (known == null) {
      known = names.keySet().toArray(new String[0]);
      Arrays.sort(known);
      sorted = known;
    }
    return known;
  }

  private static NameTable fill(List<Entry> entries, int generation, List<String> faults) {
    Map<String, Object> names = HashMap.newHashMap(entries.size() + entries.size() / 4);
    for (Entry entry : entries) {
      String canonical = entry.firstName(generation);
      if (canonical != null) {
        claim(names, canonical, entry, generation, faults);
        for (String name : entry.furtherNames(generation)) {
          claim(names, name, entry, generation, faults);
        }
      }
      if (entry.hasDeprecations()) {
        for (Deprecation deprecation : entry.deprecations()) {
          if (names.get(deprecation.name()) == entry) {
            names.put(deprecation.name(), new OldName(entry, deprecation));
          }
        }
      }
    }
    return new NameTable(names);
  }

  private static void claim(
      Map<String, Object> names, String name, Entry entry, int generation, List<String> faults) {
    Object other = names.putIfAbsent(name, entry);
    if (other != null) {
      Entry first = other instanceof OldName deprecated ? deprecated.entry : (Entry) other;
      // Two symbols that keep their names clash in both generations; once is enough.
      if (generation == 2 || first.hasOwnFirst() || entry.hasOwnFirst()) {
        faults.add(Clash.text(name, generation, first, entry));
      }
    }
  }

  private static void checkDeprecations(
      List<Entry> entries, NameTable first, NameTable present, List<String> faults) {
    for (Entry entry : entries) {
      for (Deprecation deprecation : entry.deprecations()) {
        if (present.findSilently(deprecation.name()) != entry
            && first.findSilently(deprecation.name()) != entry) {
          faults.add(
              deprecation.name()
                  + ": deprecated as a name of "
                  + entry.name()
                  + " in "
                  + entry.module()
                  + ", but it is none of its names.");
        }
      }
    }
  }

  /// A deprecated name, reported once.
  private static final class OldName {
    private final Entry entry;
    private final Deprecation deprecation;
    private final AtomicBoolean reported = new AtomicBoolean();

    OldName(Entry entry, Deprecation deprecation) {
      this.entry = entry;
      this.deprecation = deprecation;
    }

    Entry report() {
      if (!reported.get() && !reported.getAndSet(true)) {
        // Not a constant: getting a logger costs 20 ms, and most programs never log here.
        System.getLogger("dev.waybill.registry")
            .log(System.Logger.Level.WARNING, deprecation.message());
      }
      return entry;
    }
  }
}
