package dev.waybill.internal.registry;

import dev.waybill.registry.RegistrationException;
import dev.waybill.registry.Registry;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/// The one static holder of a registry in the project.
public final class GlobalRegistry {
  private static final @Nullable Registry REGISTRY;
  // Kept, because an exception from here would be readable at the first call only.
  private static final @Nullable String FAILURE;

  static {
    Registry registry = null;
    String failure = null;
    try {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      registry = Registry.load(context == null ? GlobalRegistry.class.getClassLoader() : context);
    } catch (RegistrationException e) {
      failure = e.getMessage();
    } catch (ServiceConfigurationError e) {
      failure = "a module with exports does not load: " + e.getMessage();
    }
    REGISTRY = registry;
    FAILURE = failure;
  }

  private GlobalRegistry() {}

  public static Registry get() {
    if (REGISTRY == null) {
      throw new RegistrationException(String.valueOf(FAILURE));
    }
    return REGISTRY;
  }
}
