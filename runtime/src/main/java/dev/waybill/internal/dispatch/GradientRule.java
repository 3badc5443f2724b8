package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.FailedCallException;
import dev.waybill.spi.Registrar;
import org.jspecify.annotations.Nullable;

/// A method that derives an op with respect to some of its parameters.
///
/// @param registrar calls it
/// @param id its number there
/// @param of the positions of the parameters whose gradients it returns
/// @param saves the positions of the parameters that it takes
/// @param shapes the positions of those of which it looks at shape and dtype only
/// @param savesResult whether it takes the op's result
@SuppressWarnings("ArrayRecordComponent") // read at every recorded call; never compared
public record GradientRule(
    Registrar registrar, int id, int[] of, int[] saves, int[] shapes, boolean savesResult) {

  /// Calls the method. Only what it takes is given.
  @SuppressWarnings("NullAway")
  public @Nullable Object call(
      String op, Object ofResult, @Nullable Object[] arguments, @Nullable Object result) {
    try {
      return registrar.gradient(id, ofResult, arguments, result);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new FailedCallException(op, e);
    }
  }
}
