package dev.waybill.nn;

import dev.waybill.tensor.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;

/// Walks a module and all inside it, own things before those of the modules inside.
final class StateWalk {
  private StateWalk() {}

  /// Returns all things of a type, each once, under its first name.
  static <T> SequencedMap<String, T> distinct(Module root, Class<T> type) {
    SequencedMap<String, T> found = new LinkedHashMap<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    modules(root)
        .forEach(
            (prefix, module) -> {
              Members members = Members.of(module);
              SequencedMap<String, ?> own =
                  type == Parameter.class ? members.parameters() : members.buffers();
              own.forEach(
                  (name, value) -> {
                    if (seen.add(value)) {
                      found.put(joined(prefix, name), type.cast(value));
                    }
                  });
            });
    return Collections.unmodifiableSequencedMap(found);
  }

  /// Returns all modules, each once, under its first name; the root's is empty.
  static SequencedMap<String, Module> modules(Module root) {
    SequencedMap<String, Module> found = new LinkedHashMap<>();
    collect(root, "", found, Collections.newSetFromMap(new IdentityHashMap<>()));
    return Collections.unmodifiableSequencedMap(found);
  }

  private static void collect(
      Module module, String prefix, SequencedMap<String, Module> found, Set<Module> seen) {
    if (seen.add(module)) {
      found.put(prefix, module);
      Members.of(module)
          .modules()
          .forEach((name, child) -> collect(child, joined(prefix, name), found, seen));
    }
  }

  /// Returns the tensors that are saved, under every name that they have.
  static SequencedMap<String, Tensor> state(Module root) {
    SequencedMap<String, Tensor> found = new LinkedHashMap<>();
    each(root, "", Collections.newSetFromMap(new IdentityHashMap<>()), found::put, null);
    return found;
  }

  /// Returns the keys that a state to load may lack.
  static Set<String> optionalKeys(Module root) {
    Set<String> keys = new java.util.HashSet<>();
    each(
        root,
        "",
        Collections.newSetFromMap(new IdentityHashMap<>()),
        (name, tensor) -> {},
        (prefix, module) -> module.optionalKeys().forEach(name -> keys.add(joined(prefix, name))));
    return keys;
  }

  private static void each(
      Module module,
      String prefix,
      Set<Module> above,
      BiConsumer<String, Tensor> tensors,
      java.util.function.@org.jspecify.annotations.Nullable BiConsumer<String, Module> modules) {
    if (!above.add(module)) {
      throw new ModuleException(
          module.typeName() + ": found itself inside at '" + prefix + "', expected no circle.");
    }
    if (modules != null) {
      modules.accept(prefix, module);
    }
    Members members = Members.of(module);
    members.parameters().forEach((name, value) -> tensors.accept(joined(prefix, name), value));
    members
        .buffers()
        .forEach(
            (name, value) -> {
              if (value.isPersistent()) {
                tensors.accept(joined(prefix, name), value);
              }
            });
    members
        .modules()
        .forEach((name, child) -> each(child, joined(prefix, name), above, tensors, modules));
    above.remove(module);
  }

  private static String joined(String prefix, String name) {
    return prefix.isEmpty() ? name : prefix + "." + name;
  }
}
