package dev.waybill.internal.nn;

import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.spi.Registration;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// Finds the generated code that visits the state of a module class.
///
/// What is found is kept in the classes themselves, so that nothing here keeps a class loader
/// alive. What is not found is looked for again: a plug-in host may show a jar later.
public final class States {

  // A service loader goes on behind what does not load; a broken one must not go on for ever.
  private static final int MOST_FAILURES = 100;

  private static final ClassValue<Slot<Registrar>> BY_MODULE_CLASS = new Slots<>();
  // By the class of the provider, whose listing is read once for all its module classes.
  private static final ClassValue<Slot<Map<String, Registrar>>> BY_PROVIDER = new Slots<>();

  private States() {}

  /// Finds the registrar of a class, and loads no other class than the provider beside it.
  ///
  /// @param moduleClass a class of modules
  /// @return the registrar; `null` where the class itself, whatever its superclasses are, has no
  /// `@Stateful`, or was compiled without the processor
  /// @throws IllegalStateException if it is not found, and something that may have it does not load
  public static @Nullable Registrar of(Class<?> moduleClass) {
    Slot<Registrar> slot = BY_MODULE_CLASS.get(moduleClass);
    Registrar known = slot.value;
    if (known == null) {
      // Two threads may both find it; registrars keep no state.
      known = find(moduleClass);
      slot.value = known;
    }
    return known;
  }

  @SuppressWarnings("ReferenceEquality") // class loaders are identities
  private static @Nullable Registrar find(Class<?> moduleClass) {
    List<ClassLoader> loaders = new ArrayList<>();
    ClassLoader own = moduleClass.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader runtime = States.class.getClassLoader();
    loaders.add(own);
    if (context != own) {
      loaders.add(context);
    }
    if (runtime != own && runtime != context) {
      loaders.add(runtime);
    }
    List<Throwable> failures = new ArrayList<>();
    for (ClassLoader loader : loaders) {
      Registrar found = find(moduleClass, loader, failures);
      if (found != null) {
        return found;
      }
    }
    Registrar beside = beside(moduleClass);
    if (beside != null) {
      return beside;
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          moduleClass.getName()
              + ": what visits its state is not found, and a module with exports does not load: "
              + failures.get(0).getMessage(),
          failures.get(0));
    }
    return null;
  }

  /// Finds the registrar by its name. Where a named module is patched, as its own tests do, the
  /// service files of the patch do not count.
  private static @Nullable Registrar beside(Class<?> moduleClass) {
    String packageName = moduleClass.getPackageName();
    String simple = moduleClass.getName().substring(packageName.length());
    String name = packageName + simple.replace('$', '_') + "_Registrar";
    try {
      Class<?> type = Class.forName(name, true, moduleClass.getClassLoader());
      Object registrar =
          MethodHandles.publicLookup()
              .findConstructor(type, MethodType.methodType(void.class))
              .invoke();
      return registrar instanceof Registrar found && found.owner().equals(moduleClass.getName())
          ? found
          : null;
    } catch (ReflectiveOperationException | LinkageError notThere) {
      return null; // or in a package that only its own module sees
    } catch (Throwable broken) {
      throw new IllegalStateException(name + " does not load: " + broken.getMessage(), broken);
    }
  }

  @SuppressWarnings("ReferenceEquality") // class loaders are identities
  private static @Nullable Registrar find(
      Class<?> moduleClass, @Nullable ClassLoader loader, List<Throwable> failures) {
    Iterator<ServiceLoader.Provider<ExportModule>> providers =
        ServiceLoader.load(ExportModule.class, loader).stream().iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return null;
        }
        ServiceLoader.Provider<ExportModule> provider = providers.next();
        // A class of the same name in another loader is another class.
        if (provider.type().getClassLoader() == moduleClass.getClassLoader()) {
          Registrar found = registrars(provider).get(moduleClass.getName());
          if (found != null) {
            return found;
          }
        }
      } catch (ServiceConfigurationError | LinkageError | IllegalStateException e) {
        failures.add(e); // of a jar that may be another one's
        if (failures.size() > MOST_FAILURES) {
          return null;
        }
      }
    }
  }

  private static Map<String, Registrar> registrars(ServiceLoader.Provider<ExportModule> provider) {
    Slot<Map<String, Registrar>> slot = BY_PROVIDER.get(provider.type());
    Map<String, Registrar> known = slot.value;
    if (known == null) {
      Listed listed = new Listed();
      ExportModule module = provider.get();
      if (module.format() > ExportModule.FORMAT) {
        throw new IllegalStateException(
            module.id()
                + " speaks format "
                + module.format()
                + ", and this runtime "
                + ExportModule.FORMAT
                + ". Use a newer waybill-runtime.");
      }
      module.register(listed);
      known = listed.byOwner;
      slot.value = known;
    }
    return known;
  }

  private static final class Slot<T> {
    private volatile @Nullable T value;
  }

  private static final class Slots<T> extends ClassValue<Slot<T>> {
    @Override
    protected Slot<T> computeValue(Class<?> type) {
      return new Slot<>();
    }
  }

  /// Takes from a listing which registrars visit state.
  private static final class Listed implements Registration {
    private final Map<String, Registrar> byOwner = new HashMap<>();

    @Override
    public void state(Registrar registrar) {
      byOwner.put(registrar.owner(), registrar);
    }

    @Override
    public void op(Registrar registrar, int id, String name, String schema, String dtypes) {}

    @Override
    public void function(Registrar registrar, int id, String name, String schema) {}

    @Override
    public void type(Registrar registrar, int id, String name, String schema) {}

    @Override
    public void constant(Registrar registrar, int id, String name, String schema) {}

    @Override
    public void alias(Registrar registrar, int id, String name) {}

    @Override
    public void deprecated(
        Registrar registrar,
        int id,
        String name,
        String since,
        String removal,
        String use,
        String why) {}

    @Override
    public void generation1(Registrar registrar, int id, String... names) {}

    @Override
    public void kernel(
        Registrar registrar,
        int id,
        String op,
        String device,
        String dtypes,
        String requires,
        int priority) {}

    @Override
    public void traits(Registrar registrar, int id, String traits) {}

    @Override
    public void gradient(Registrar registrar, int id, String op, String of, String saves) {}
  }
}
