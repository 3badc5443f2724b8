package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Module;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Modules by name, in the order in which they were given. It computes nothing; the module that has
/// it does.
///
/// @param <M> what they are
@Stateful
@Export("nn.ModuleDict")
public final class ModuleDict<M extends Module> extends Module {
  private final transient SequencedMap<String, M> modules;

  /// Makes the map.
  ///
  /// @param modules the modules by name
  @Creator
  public ModuleDict(SequencedMap<String, M> modules) {
    this.modules = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(modules));
    modules.forEach(this::registerModule);
  }

  /// Returns the modules.
  ///
  /// @return by name
  public SequencedMap<String, M> asMap() {
    return modules;
  }

  /// Returns a module.
  ///
  /// @param name its name
  /// @return the module
  /// @throws WrongArgumentException if there is none of that name
  public M get(String name) {
    M module = modules.get(name);
    if (module == null) {
      throw new WrongArgumentException(
          "nn.ModuleDict",
          "name",
          "found \"" + name + "\", expected one of " + modules.keySet() + ".");
    }
    return module;
  }
}
