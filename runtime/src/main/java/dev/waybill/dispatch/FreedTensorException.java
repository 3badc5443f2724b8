package dev.waybill.dispatch;

/// A tensor whose array went back to the pool when its [dev.waybill.memory.Scope] was closed.
public final class FreedTensorException extends OpException {

  private static final long serialVersionUID = 1;

  /// Makes the exception.
  ///
  /// @param tensor the tensor without its elements
  /// @param history where it was made and freed, as sentences that begin with a blank
  public FreedTensorException(String tensor, String history) {
    super(
        "Scope",
        "found "
            + tensor
            + ", whose scope is closed, expected a tensor that lives. Take it out with"
            + " scope.keep(tensor) before the scope is closed."
            + history);
  }
}
