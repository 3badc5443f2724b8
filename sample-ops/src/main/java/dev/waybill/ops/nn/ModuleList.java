package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Module;
import java.util.List;

/// Modules in a list, named `0`, `1`, …. It computes nothing; the module that has it does.
///
/// @param <M> what they are
@Stateful
@Export("nn.ModuleList")
public final class ModuleList<M extends Module> extends Module implements Iterable<M> {
  private final transient List<M> modules;

  /// Makes the list.
  ///
  /// @param modules the modules, in order
  @Creator
  public ModuleList(List<M> modules) {
    this.modules = List.copyOf(modules);
    for (int i = 0; i < modules.size(); i++) {
      registerModule(Integer.toString(i), modules.get(i));
    }
  }

  /// Returns a module.
  ///
  /// @param index from 0
  /// @return the module
  public M get(int index) {
    return modules.get(index);
  }

  /// Returns how many modules there are.
  ///
  /// @return from 0
  public int size() {
    return modules.size();
  }

  @Override
  public java.util.Iterator<M> iterator() {
    return modules.iterator();
  }
}
