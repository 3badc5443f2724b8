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

/// Collects what modules register. Used once, by one thread.
///
/// Runs when a program starts, so neither it nor what it calls uses a lambda, a stream or text
/// joined by `+` before something is wrong: the first of each costs 10 to 20 ms.
public final class RegistryBuilder implements Registration {
  private final List<ExportModule> modules = new ArrayList<>();
  private final Capabilities capabilities;
  private final List<Entry> entries = new ArrayList<>();
  private final List<KernelCall> kernels = new ArrayList<>();
  private final List<GradientCall> gradients = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final DtypeTexts dtypes = new DtypeTexts();
  private ExportModule current = NoModule.INSTANCE;

  private RegistryBuilder(Iterable<ExportModule> modules, List<ClassLoader> capabilities) {
    for (ExportModule module : modules) {
      this.modules.add(module);
    }
    this.modules.sort(new ByIdentity());
    this.capabilities = new Capabilities(new Services<>(Capability.class, capabilities));
  }

  public static RegistryBuilder load(List<ClassLoader> loaders) {
    RegistryBuilder builder =
        new RegistryBuilder(new Services<>(ExportModule.class, loaders), loaders);
    for (ClassLoader loader : loaders) {
      if (Services.isInDoubt(ExportModule.class, loader, builder.modules.size())) {
        Shadowed.report(loader, builder.modules);
      }
    }
    return builder;
  }

  public static RegistryBuilder of(Iterable<ExportModule> modules) {
    return new RegistryBuilder(modules, List.of(RegistryBuilder.class.getClassLoader()));
  }

  /// Registers all modules. Each step tells all its faults before the next, which would find more
  /// only because of them.
  public Registered build() {
    for (ExportModule module : modules) {
      try {
        register(module);
      } catch (LinkageError e) { // a class file is missing, or from another build
        faults.add(Origin.broken(Origin.of(module.getClass()), e));
      }
    }
    refuseFaults();
    NameTable present = NameTable.present(entries, faults);
    NameTable first = NameTable.first(entries, present, faults);
    refuseFaults();
    for (KernelCall kernel : kernels) {
      kernel.attach(present, faults);
    }
    for (GradientCall gradient : gradients) {
      gradient.attach(present, faults);
    }
    for (Entry entry : entries) {
      if (entry instanceof OpEntry op) {
        op.attach(present, faults);
      }
    }
    refuseFaults();
    return new Registered(entries, first, present);
  }

  @Override
  public void op(Registrar registrar, int id, String name, String schema, String dtypes) {
    String unknown = this.dtypes.unknown(dtypes);
    if (!unknown.isEmpty()) {
      faults.add(KernelCall.wrong(name, "reference kernel", registrar, current, unknown));
    }
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
  public void creator(Registrar registrar, int id, String schema) {
    if (entry(registrar, id, schema) instanceof TypeEntry type) {
      type.setCreator(schema);
    }
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
    entry(registrar, id, names.length == 0 ? "" : names[0]).setFirst(List.of(names));
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
    KernelCall kernel =
        new KernelCall(current, registrar, id, op, device, dtypes, requires, priority);
    kernel.check(this.dtypes, faults);
    kernels.add(kernel);
  }

  @Override
  public void traits(Registrar registrar, int id, String traits) {
    if (entry(registrar, id, traits) instanceof OpEntry op) {
      op.setTraits(traits);
    }
  }

  @Override
  public void gradient(Registrar registrar, int id, String op, String of, String saves) {
    gradients.add(new GradientCall(current, registrar, id, op, of, saves));
  }

  private void register(ExportModule module) {
    if (module.format() > ExportModule.FORMAT) {
      faults.add(
          module.id()
              + ": its generated code speaks format "
              + module.format()
              + ", this runtime understands up to "
              + ExportModule.FORMAT
              + ". Use a newer waybill-runtime, or compile the module with an older"
              + " waybill-processor.");
      return;
    }
    current = module;
    try {
      module.register(this);
    } catch (IllegalStateException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
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

  private void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new RegistrationException(String.join("\n", faults));
    }
  }

  /// The order of a ServiceLoader is that of the class path.
  private static final class ByIdentity implements Comparator<ExportModule> {
    @Override
    public int compare(ExportModule one, ExportModule two) {
      int byId = one.id().compareTo(two.id());
      return byId != 0 ? byId : one.getClass().getName().compareTo(two.getClass().getName());
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
