package dev.waybill.dispatch;

/// A call that an op or the registry refuses. The message reads `name: what is wrong, found ...,
/// expected ...`.
public abstract sealed class OpException extends RuntimeException
    permits FailedCallException,
        FreedTensorException,
        MissingKernelException,
        NotAnOpException,
        ShapeException,
        UnknownNameException,
        WrongArgumentException {

  private static final long serialVersionUID = 1;

  private final String op;
  private final String problem;

  OpException(String op, String problem) {
    super(op + ": " + problem);
    this.op = op;
    this.problem = problem;
  }

  /// Returns what was called.
  ///
  /// @return the name of the op or function, or the name that was asked for
  public String op() {
    return op;
  }

  /// Returns this refusal as one of the op that the user called, where something inside that op
  /// refuses.
  ///
  /// @param called the name of what was called
  /// @return this exception where it already speaks of it; else a new one, with this one as cause
  public final OpException inNameOf(String called) {
    if (op.equals(called)) {
      return this;
    }
    OpException named = renamed(called);
    if (named != this) {
      named.initCause(this);
    }
    return named;
  }

  /// Returns a copy with another name; itself where the name belongs to the refusal.
  OpException renamed(String called) {
    return this;
  }

  /// Returns the message without the name.
  ///
  /// @return what is wrong, what was found and what was expected
  public String problem() {
    return problem;
  }
}
