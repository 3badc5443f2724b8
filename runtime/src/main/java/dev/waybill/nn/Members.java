package dev.waybill.nn;

import dev.waybill.internal.nn.States;
import dev.waybill.spi.Registrar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What is a module's own: the fields that its generated accessors visit, then what its constructor
/// registered.
record Members(
    SequencedMap<String, Parameter> parameters,
    SequencedMap<String, Buffer> buffers,
    SequencedMap<String, Module> modules) {

  static Members of(Module module) {
    Registrar accessors = States.of(module.getClass());
    if (accessors == null) {
      throw new ModuleException(missing(module));
    }
    Members members =
        new Members(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    Map<String, Boolean> taken = new LinkedHashMap<>();
    accessors.state(module, (name, value) -> members.add(module, taken, name, value));
    module.registered().forEach((name, value) -> members.add(module, taken, name, value));
    return members;
  }

  private void add(Module owner, Map<String, Boolean> taken, String name, @Nullable Object value) {
    if (taken.put(name, true) != null) {
      throw new ModuleException(
          owner.typeName()
              + ": attribute '"
              + name
              + "' already exists: a field and a registered name, expected each name once.");
    }
    if (value instanceof Parameter parameter) {
      parameters.put(name, parameter);
    } else if (value instanceof Buffer buffer) {
      buffers.put(name, buffer);
    } else if (value instanceof Module module) {
      modules.put(name, module);
    } else if (value != null) {
      throw new ModuleException(
          owner.typeName()
              + ": found a "
              + value.getClass().getName()
              + " for '"
              + name
              + "', expected a Parameter, Buffer or Module.");
    }
  }

  private static String missing(Module module) {
    Class<?> type = module.getClass();
    return module.typeName()
        + ": found no generated accessors for "
        + type.getName()
        + ", so its parameters are not known. "
        + (type.isAnonymousClass() || type.isLocalClass()
            ? "Make it a class with a name of its own, annotate it with @Stateful"
            : "Annotate it with @Stateful")
        + " and compile it with the waybill-processor on the processor path; in a named module,"
        + " module-info must provide dev.waybill.spi.ExportModule with the generated provider.";
  }
}
