package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.FailedCallException;
import dev.waybill.dispatch.OpException;
import dev.waybill.spi.Registrar;
import org.jspecify.annotations.Nullable;

/// The last step of a call by name.
public final class Invocation {
  private Invocation() {}

  /// Calls an op, which refuses in its own name, also where something inside it refused.
  ///
  /// @throws OpException in the name of the op
  public static @Nullable Object invoke(
      String name, Registrar registrar, int id, Object kernel, @Nullable Object[] arguments) {
    try {
      return plain(name, registrar, id, kernel, arguments);
    } catch (OpException e) {
      throw e.inNameOf(name);
    }
  }

  /// Calls a function. Those made of ops refuse in the name of the op inside, as they do where Java
  /// calls them.
  public static @Nullable Object invokeFunction(
      String name, Registrar registrar, int id, @Nullable Object[] arguments) {
    return plain(name, registrar, id, registrar, arguments);
  }

  /// Calls through the registrar. Only arguments whose default is `null` may be `null`.
  @SuppressWarnings("NullAway")
  private static @Nullable Object plain(
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
