package dev.waybill.internal.registry;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.registry.Deprecation;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was registered for one symbol. The builder adds names; after that nothing changes. Small,
/// because there are tens of thousands.
public abstract sealed class Entry implements Symbol
    permits OpEntry, FunctionEntry, TypeEntry, ConstantEntry {

  final ExportModule origin;
  final Registrar registrar;
  final int id;
  private final String name;
  private final String signature;
  // Empty for most symbols, so the lists are shared until something is added.
  private List<String> aliases = List.of();
  private List<Deprecation> deprecations = List.of();
  private @Nullable List<String> first;

  Entry(ExportModule origin, Registrar registrar, int id, String name, String signature) {
    this.origin = origin;
    this.registrar = registrar;
    this.id = id;
    this.name = name;
    this.signature = signature;
  }

  public static void checkGeneration(int generation) {
    if (generation != 1 && generation != Registry.GENERATION) {
      throw new WrongArgumentException(
          "Registry.generation", "generation", "found " + generation + ", expected 1 or 2.");
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<String> aliases() {
    return List.copyOf(aliases);
  }

  @Override
  public final List<String> names(int generation) {
    checkGeneration(generation);
    if (generation == 1 && first != null) {
      return first;
    }
    List<String> names = new ArrayList<>();
    names.add(name);
    names.addAll(aliases);
    return List.copyOf(names);
  }

  @Override
  public final List<Deprecation> deprecations() {
    return List.copyOf(deprecations);
  }

  @Override
  public final String signature() {
    return signature;
  }

  @Override
  public final String owner() {
    return registrar.owner();
  }

  @Override
  public String member() {
    int end = signature.indexOf(kind().equals("constant") ? ':' : '(');
    return owner() + "#" + (end < 0 ? signature : signature.substring(0, end));
  }

  @Override
  public final String module() {
    return origin.id();
  }

  @Override
  public final String toString() {
    return kind() + " " + name;
  }

  /// Returns the names of a generation without copying them, the canonical one left out.
  List<String> furtherNames(int generation) {
    return generation == 1 && first != null
        ? first.subList(Math.min(1, first.size()), first.size())
        : aliases;
  }

  /// Returns the canonical name of a generation; `null` where the generation lacks the symbol.
  @Nullable String firstName(int generation) {
    if (generation == 1 && first != null) {
      return first.isEmpty() ? null : first.get(0);
    }
    return name;
  }

  void addAlias(String alias) {
    aliases = aliases.isEmpty() ? new ArrayList<>(2) : aliases;
    aliases.add(alias);
  }

  void addDeprecation(Deprecation deprecation) {
    deprecations = deprecations.isEmpty() ? new ArrayList<>(2) : deprecations;
    deprecations.add(deprecation);
  }

  void setFirst(List<String> names) {
    first = List.copyOf(names);
  }

  boolean hasOwnFirst() {
    return first != null;
  }

  boolean hasDeprecations() {
    return !deprecations.isEmpty();
  }
}
