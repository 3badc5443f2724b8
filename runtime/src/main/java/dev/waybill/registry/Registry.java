package dev.waybill.registry;

import dev.waybill.dispatch.NotAnOpException;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.UnknownNameException;
import dev.waybill.internal.registry.Entry;
import dev.waybill.internal.registry.GlobalRegistry;
import dev.waybill.internal.registry.NameTable;
import dev.waybill.internal.registry.OpEntry;
import dev.waybill.internal.registry.Registered;
import dev.waybill.internal.registry.RegistryBuilder;
import dev.waybill.internal.registry.ReverseIndex;
import dev.waybill.spi.ExportModule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// All exported symbols by name, in one API generation. Immutable, and safe for any number of
/// threads without locks.
///
/// ```java
/// OpHandle topK = Registry.global().op("search.topK");
/// switch (Registry.global().lookup("search.DEFAULT_K1")) {
///   case Symbol.Constant constant -> constant.value();
///   case Symbol.Op op -> op.schema();
///   case Symbol.Function function -> function.call();
///   case Symbol.Type type -> type.type();
/// }
/// ```
public final class Registry {

  /// The present API generation.
  public static final int GENERATION = 2;

  private final NameTable[] generations;
  private final int generation;
  private final NameTable names;
  private final ReverseIndex reverse;

  private Registry(NameTable[] generations, int generation, ReverseIndex reverse) {
    this.generations = generations;
    this.generation = generation;
    this.names = generations[generation - 1];
    this.reverse = reverse;
  }

  /// Returns the registry of all modules that a [java.util.ServiceLoader] finds through the context
  /// class loader of the thread that asks first, and through the runtime's own where the context's
  /// does not see that one. Built once.
  ///
  /// @return always the same registry
  /// @throws RegistrationException if two modules claim one name, or a module is too new or does
  /// not load, with all such faults; again at every call
  public static Registry global() {
    return GlobalRegistry.get();
  }

  /// Makes a registry of the modules that class loaders find. A module that several find is
  /// registered once.
  ///
  /// @param loaders such as one over further jars
  /// @return a new registry
  /// @throws RegistrationException if two modules claim one name, or a module is too new or does
  /// not load; it names the jar or folder
  public static Registry load(ClassLoader... loaders) {
    return of(RegistryBuilder.load(List.of(loaders)));
  }

  /// Makes a registry of these modules. What kernels require is answered by the capabilities that
  /// the runtime's own class loader finds.
  ///
  /// @param modules in any order
  /// @return a new registry
  /// @throws RegistrationException if two modules claim one name, or a module is too new
  public static Registry of(Iterable<ExportModule> modules) {
    return of(RegistryBuilder.of(modules));
  }

  private static Registry of(RegistryBuilder builder) {
    Registered all = builder.build();
    return new Registry(
        new NameTable[] {all.first(), all.present()}, GENERATION, new ReverseIndex(all.entries()));
  }

  /// Returns this registry's view in an API generation: the same symbols under the names of then.
  ///
  /// @param wanted 1 or 2
  /// @return a registry
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such generation
  public Registry generation(int wanted) {
    Entry.checkGeneration(wanted);
    return wanted == generation ? this : new Registry(generations, wanted, reverse);
  }

  /// Returns the API generation of this view.
  ///
  /// @return 1 or 2
  public int generation() {
    return generation;
  }

  /// Returns the symbol of a name. A deprecated name is reported in the log, once.
  ///
  /// @param name a canonical name or alias, such as `search.topK`
  /// @return the symbol
  /// @throws UnknownNameException if there is none; it lists the nearest three
  public Symbol lookup(String name) {
    return entry(name);
  }

  /// Returns the symbol of a name, if there is one.
  ///
  /// @param name a canonical name or alias
  /// @return the symbol, or empty
  public Optional<Symbol> find(String name) {
    return Optional.ofNullable(names.find(name));
  }

  /// Returns the handle of an op.
  ///
  /// @param name a canonical name or alias of an op
  /// @return always the same handle
  /// @throws UnknownNameException if there is no such name; it lists the nearest three
  /// @throws NotAnOpException if the name is that of a function, type or constant
  public OpHandle op(String name) {
    Entry entry = entry(name);
    if (entry instanceof OpEntry op) {
      return op.handle();
    }
    throw new NotAnOpException(name, entry.kind());
  }

  /// Returns all names that begin with a prefix, aliases included.
  ///
  /// @param prefix such as `search.`; empty for all
  /// @return names, sorted
  public List<String> names(String prefix) {
    return names.startingWith(Objects.requireNonNull(prefix, "prefix must not be null"));
  }

  /// Returns what stands before the last dot of the names.
  ///
  /// @return namespaces, sorted
  public List<String> namespaces() {
    return names.namespaces();
  }

  /// Returns all symbols of this generation.
  ///
  /// @return symbols, sorted by their canonical names in this generation
  public List<Symbol> symbols() {
    return names.symbols(generation);
  }

  /// Returns the symbols that a Java member is exported as; several where the method has overloads.
  ///
  /// @param member such as `org.example.TopK#topK`, or the binary name of a type
  /// @return symbols, sorted by name; empty for none
  public List<Symbol> findMember(String member) {
    return reverse.member(member);
  }

  /// Returns the symbol that a class is exported as.
  ///
  /// @param type a class
  /// @return the symbol, or empty
  public Optional<Symbol.Type> findType(Class<?> type) {
    return reverse.type(type);
  }

  private Entry entry(String name) {
    Entry entry = names.find(name);
    if (entry == null) {
      throw unknown(name);
    }
    return entry;
  }

  private UnknownNameException unknown(String name) {
    Objects.requireNonNull(name, "name must not be null");
    int other = GENERATION + 1 - generation;
    boolean elsewhere = generations[other - 1].contains(name);
    return new UnknownNameException(
        name, names.nearest(name), elsewhere ? "API generation " + other + " has it." : "");
  }
}
