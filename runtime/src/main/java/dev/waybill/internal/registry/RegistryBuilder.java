package dev.waybill.internal.registry;

import dev.waybill.internal.dispatch.Capabilities;
import dev.waybill.registry.Deprecation;
import dev.waybill.registry.RegistrationException;
import dev.waybill.spi.Capability;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.spi.Registration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/// Collects what modules register. Used once, by one thread.
public final class RegistryBuilder implements Registration {
  private final List<ExportModule> modules = new ArrayList<>();
  private final Capabilities capabilities;
  private final List<Entry> entries = new ArrayList<>();
  private final List<KernelCall> kernels = new ArrayList<>();
  private ExportModule current = NoModule.INSTANCE;

  private RegistryBuilder(Iterable<ExportModule> modules, ClassLoader capabilities) {
    modules.forEach(this.modules::add);
    // The order of a ServiceLoader is that of the class path.
    this.modules.sort(
        Comparator.comparing(ExportModule::id)
            .thenComparing(module -> module.getClass().getName()));
    this.capabilities = new Capabilities(() -> ServiceLoader.load(Capability.class, capabilities));
  }

  public static RegistryBuilder load(ClassLoader loader) {
    return new RegistryBuilder(ServiceLoader.load(ExportModule.class, loader), loader);
  }

  public static RegistryBuilder of(Iterable<ExportModule> modules) {
    return new RegistryBuilder(modules, RegistryBuilder.class.getClassLoader());
  }

  /// Registers all modules.
  public List<Entry> build() {
    for (ExportModule module : modules) {
      if (module.format() > ExportModule.FORMAT) {
        throw new RegistrationException(
            module.id()
                + ": its generated code speaks format "
                + module.format()
                + ", this runtime understands up to "
                + ExportModule.FORMAT
                + ". Use a newer waybill-runtime, or compile the module with an older"
                + " waybill-processor.");
      }
      current = module;
      module.register(this);
    }
    attachKernels();
    return entries;
  }

  @Override
  public void op(Registrar registrar, int id, String name, String schema, String dtypes) {
    entries.add(new OpEntry(current, registrar, id, name, schema, dtypes, capabilities));
  }

  @Override
  public void function(Registrar registrar, int id, String name, String schema) {
    entries.add(new FunctionEntry(current, registrar, id, name, schema));
  }

  @Override
  public void type(Registrar registrar, int id, String name, String schema) {
    entries.add(new TypeEntry(current, registrar, id, name, schema));
  }

  @Override
  public void constant(Registrar registrar, int id, String name, String schema) {
    entries.add(new ConstantEntry(current, registrar, id, name, schema));
  }

  @Override
  public void alias(Registrar registrar, int id, String name) {
    entry(registrar, id, name).addAlias(name);
  }

  @Override
  public void deprecated(
      Registrar registrar,
      int id,
      String name,
      String since,
      String removal,
      String use,
      String why) {
    entry(registrar, id, name).addDeprecation(new Deprecation(name, since, removal, use, why));
  }

  @Override
  public void generation1(Registrar registrar, int id, String... names) {
    entry(registrar, id, String.join(" ", names)).setFirst(List.of(names));
  }

  @Override
  public void kernel(
      Registrar registrar,
      int id,
      String op,
      String device,
      String dtypes,
      String requires,
      int priority) {
    kernels.add(new KernelCall(current, registrar, id, op, device, dtypes, requires, priority));
  }

  /// Returns the symbol of an id; nearly always the last one.
  @SuppressWarnings("ReferenceEquality") // registrars are identities
  private Entry entry(Registrar registrar, int id, String name) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      if (entry.id == id && entry.registrar == registrar) {
        return entry;
      }
    }
    throw new RegistrationException(
        name
            + ": given to symbol "
            + id
            + " of "
            + registrar.owner()
            + " in "
            + current.id()
            + ", which was not registered before.");
  }

  /// After all modules, because a kernel may stand in a module that comes before its op's.
  private void attachKernels() {
    if (kernels.isEmpty()) {
      return;
    }
    NameTable names = NameTable.present(entries);
    for (KernelCall kernel : kernels) {
      kernel.check();
      Entry entry = names.findSilently(kernel.op());
      if (entry instanceof OpEntry op) {
        op.addKernel(kernel);
      } else {
        throw new RegistrationException(
            kernel.op()
                + ": "
                + kernel.registrar().owner()
                + " of "
                + kernel.origin().id()
                + " has a kernel for it, but "
                + (entry == null
                    ? "no module registers that name. Nearest: "
                        + String.join(", ", names.nearest(kernel.op()))
                    : "it is a " + entry.kind() + " of " + entry.module())
                + ".");
      }
    }
  }

  /// Stands before the first module.
  private enum NoModule implements ExportModule {
    INSTANCE;

    @Override
    public String id() {
      return "";
    }

    @Override
    public int format() {
      return FORMAT;
    }

    @Override
    public void register(Registration into) {}
  }
}
