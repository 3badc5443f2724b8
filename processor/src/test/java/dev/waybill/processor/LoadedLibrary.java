package dev.waybill.processor;

import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A compiled library beside the fake runtime, in a class loader of its own. */
final class LoadedLibrary implements AutoCloseable {

  private final Loader loader;

  LoadedLibrary(Path... folders) {
    URL[] urls = new URL[folders.length];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = folders[i].toUri().toURL();
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }
    loader = new Loader(urls);
  }

  /** Returns what was registered, a line a call. */
  @SuppressWarnings("unchecked")
  List<String> registered() {
    return (List<String>) field("log");
  }

  @SuppressWarnings("unchecked")
  Registrar registrar(String name) {
    return Objects.requireNonNull(((Map<String, Registrar>) field("registrars")).get(name));
  }

  @SuppressWarnings("unchecked")
  int id(String name) {
    return Objects.requireNonNull(((Map<String, Integer>) field("ids")).get(name));
  }

  Object handle(String op) {
    return call(registry(), "op", op);
  }

  Object tensor(float value) {
    try {
      return type("dev.waybill.tensor.Tensor").getConstructor(float.class).newInstance(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  Object make(String type) {
    try {
      return type(type).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  Class<?> type(String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  ClassLoader loader() {
    return loader;
  }

  /** Returns what a public field holds. */
  Object fieldOf(Object target, String name) {
    try {
      return target.getClass().getField(name).get(target);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isLoaded(String name) {
    return loader.isLoaded(name);
  }

  /** Calls a public static method of a class, found by its name and number of parameters. */
  Object callStatic(String type, String method, Object... arguments) {
    return invoke(type(type), null, method, arguments);
  }

  Object call(Object target, String method, Object... arguments) {
    return invoke(target.getClass(), target, method, arguments);
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object registry() {
    return callStatic("dev.waybill.registry.Registry", "global");
  }

  private Object field(String name) {
    try {
      Object registry = registry();
      return registry.getClass().getField(name).get(registry);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object invoke(
      Class<?> type, @Nullable Object target, String name, Object... arguments) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && method.getParameterCount() == arguments.length
          && !method.isBridge()) {
        try {
          return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
          throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    throw new AssertionError(type + " has no " + name + " with " + arguments.length);
  }

  /** The SPI comes from the test's own loader, so that tests can call registrars as such. */
  private static final class Loader extends URLClassLoader {

    Loader(URL[] urls) {
      super(urls, ExportModule.class.getClassLoader());
    }

    boolean isLoaded(String name) {
      synchronized (getClassLoadingLock(name)) {
        return findLoadedClass(name) != null;
      }
    }
  }
}
