package dev.waybill.dispatch;

/// A tensor whose array went back to the pool when its [dev.waybill.memory.Scope] was closed.
public final class FreedTensorException extends OpException {

  private static final long serialVersionUID = 1;

  private final String place;
  private final String tensor;
  private final String history;

  /// Makes the exception, with the message `op: place: found ..., expected ...`.
  ///
  /// @param op what was called, such as `tensor.add` or `Tensor.item`
  /// @param place what it found the tensor in, such as `argument a`; empty where that is clear
  /// @param tensor the tensor without its elements
  /// @param history where it was made and freed, as sentences that begin with a blank
  public FreedTensorException(String op, String place, String tensor, String history) {
    super(
        op,
        (place.isEmpty() ? "" : place + ": ")
            + "found "
            + tensor
            + ", whose scope is closed, expected a tensor that lives. Take it, or the result whose"
            + " graph it is part of, out with scope.keep(tensor) before the scope is closed."
            + history);
    this.place = place;
    this.tensor = tensor;
    this.history = history;
  }

  /// Returns this refusal with another name and place.
  ///
  /// @param called what was called
  /// @param where what it found the tensor in, such as `argument a`; empty where that is clear
  /// @return a new exception
  public FreedTensorException at(String called, String where) {
    return new FreedTensorException(called, where, tensor, history);
  }

  @Override
  OpException renamed(String called) {
    return at(called, place);
  }
}
