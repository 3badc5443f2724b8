package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.FailedCallException;
import dev.waybill.spi.Registrar;
import org.jspecify.annotations.Nullable;

/// The last step of a call by name.
public final class Invocation {
  private Invocation() {}

  /// Calls through the registrar. Only arguments whose default is `null` may be `null`.
  @SuppressWarnings("NullAway")
  public static @Nullable Object invoke(
      String name, Registrar registrar, int id, Object kernel, @Nullable Object[] arguments) {
    try {
      return registrar.invoke(id, kernel, arguments);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new FailedCallException(name, e);
    }
  }
}
