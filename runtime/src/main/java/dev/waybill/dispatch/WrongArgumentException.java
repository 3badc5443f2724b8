package dev.waybill.dispatch;

/// An argument that a call does not take: its name, type or value, or the number of arguments.
public final class WrongArgumentException extends OpException {

  private static final long serialVersionUID = 1;

  private final String argument;

  /// Makes the exception for one argument, with the message `op: argument NAME: problem`.
  ///
  /// @param op what was called, such as `search.topK`
  /// @param argument the argument's name; empty where it is about all of them
  /// @param problem what is wrong, such as `found 0, expected [1..].`
  public WrongArgumentException(String op, String argument, String problem) {
    super(op, argument.isEmpty() ? problem : "argument " + argument + ": " + problem);
    this.argument = argument;
  }

  @Override
  OpException renamed(String called) {
    String prefix = argument.isEmpty() ? "" : "argument " + argument + ": ";
    return new WrongArgumentException(called, argument, problem().substring(prefix.length()));
  }

  /// Returns the argument's name.
  ///
  /// @return the name; empty where the exception is about all arguments
  public String argument() {
    return argument;
  }
}
