package dev.waybill.internal.registry;

import dev.waybill.registry.RegistrationException;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The providers of a service that several class loaders find, each class once. A class that two
/// loaders define is taken from the first.
final class Services<S> implements Iterable<S> {
  private final Class<S> service;
  private final List<ClassLoader> loaders;

  Services(Class<S> service, List<ClassLoader> loaders) {
    this.service = service;
    this.loaders = loaders;
  }

  /// Makes all providers.
  ///
  /// @throws RegistrationException if one does not load; it names the jar or folder
  @Override
  public Iterator<S> iterator() {
    List<S> providers = new ArrayList<>();
    Set<String> classes = new HashSet<>();
    for (ClassLoader loader : loaders) {
      try {
        for (S provider : ServiceLoader.load(service, loader)) {
          if (classes.add(provider.getClass().getName())) {
            providers.add(provider);
          }
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        throw broken(loader, e);
      }
    }
    return providers.iterator();
  }

  /// Returns whether more files name providers than there are providers, as where a class of one
  /// name is in two jars. With 25 jars it takes 0.2 to 1 ms of a start, and to look up each class
  /// takes 2 to 10.
  static boolean isInDoubt(Class<?> service, ClassLoader loader, int providers) {
    try {
      Enumeration<URL> files = loader.getResources("META-INF/services/".concat(service.getName()));
      int count = 0;
      while (files.hasMoreElements()) {
        files.nextElement();
        count++;
      }
      return count > providers;
    } catch (IOException e) {
      throw new ServiceConfigurationError(service.getName(), e);
    }
  }

  /// Asks each jar and folder alone, because what a `ServiceLoader` says names none.
  private RegistrationException broken(ClassLoader loader, Throwable e) {
    List<String> faults = new ArrayList<>();
    String name = "META-INF/services/" + service.getName();
    // What fails without any entry is a module of the module path, and would fail with each.
    if (fault(new OneEntry(loader, name, null)) == null) {
      try {
        for (URL entry : Collections.list(loader.getResources(name))) {
          Throwable fault = fault(new OneEntry(loader, name, entry));
          if (fault != null) {
            faults.add(Origin.broken(Origin.of(entry, name), fault));
          }
        }
      } catch (IOException unreadable) {
        e.addSuppressed(unreadable);
      }
    }
    if (faults.isEmpty()) {
      faults.add("a module with exports does not load: " + e.getMessage());
    }
    RegistrationException broken = new RegistrationException(String.join("\n", faults));
    broken.initCause(e);
    return broken;
  }

  private @Nullable Throwable fault(ClassLoader loader) {
    try {
      ServiceLoader.load(service, loader).forEach(Objects::requireNonNull);
      return null;
    } catch (ServiceConfigurationError | LinkageError e) {
      return e;
    }
  }

  /// Sees all classes of another loader, but only one service entry of it, or none.
  private static final class OneEntry extends ClassLoader {
    private final String name;
    private final @Nullable URL entry;

    OneEntry(ClassLoader all, String name, @Nullable URL entry) {
      super(all);
      this.name = name;
      this.entry = entry;
    }

    @Override
    public Enumeration<URL> getResources(String wanted) throws IOException {
      if (!wanted.equals(name)) {
        return super.getResources(wanted);
      }
      return Collections.enumeration(entry == null ? List.<URL>of() : List.of(entry));
    }
  }
}
