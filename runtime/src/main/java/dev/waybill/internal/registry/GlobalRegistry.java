package dev.waybill.internal.registry;

import dev.waybill.registry.RegistrationException;
import dev.waybill.registry.Registry;
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
      registry = load(Thread.currentThread().getContextClassLoader());
    } catch (RegistrationException e) {
      failure = e.getMessage();
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

  /// Makes a registry of what the context class loader finds, and of what the runtime's own finds
  /// where the first does not see it, as in the threads of a native library or of a plug-in host.
  @SuppressWarnings("ReferenceEquality") // class loaders are identities
  static Registry load(@Nullable ClassLoader context) {
    ClassLoader own = GlobalRegistry.class.getClassLoader();
    if (context == null) {
      return Registry.load(own);
    }
    for (ClassLoader above = context; above != null; above = above.getParent()) {
      if (above == own) {
        return Registry.load(context);
      }
    }
    return Registry.load(context, own);
  }
}
