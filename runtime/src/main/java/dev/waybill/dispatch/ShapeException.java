package dev.waybill.dispatch;

/// Shapes that do not fit each other, an index, or the number of values.
public final class ShapeException extends OpException {

  private static final long serialVersionUID = 1;

  /// Makes the exception.
  ///
  /// @param op what was called, such as `tensor.add`
  /// @param problem what is wrong, with the shapes, ending with a period
  public ShapeException(String op, String problem) {
    super(op, problem);
  }

  @Override
  OpException renamed(String called) {
    return new ShapeException(called, problem());
  }
}
