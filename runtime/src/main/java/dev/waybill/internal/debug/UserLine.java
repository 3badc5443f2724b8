package dev.waybill.internal.debug;

import java.util.List;

/// The line of a program that called an op.
public final class UserLine {
  private static final StackWalker WALKER = StackWalker.getInstance();
  // Java's own too: an op may be handed to a stream as a method reference.
  private static final List<String> NOT_THE_USERS =
      List.of("dev.waybill.", "java.", "javax.", "jdk.");

  private UserLine() {}

  /// Returns the innermost line of the current thread that is neither the project's nor Java's nor
  /// of generated code; empty for none.
  public static String current() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> isTheUsers(frame.getClassName()))
                .findFirst()
                .map(UserLine::text)
                .orElse(""));
  }

  /// Returns the method of `Tensor` that the current thread is in, for messages.
  public static String readBy() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> frame.getClassName().equals("dev.waybill.tensor.Tensor"))
                .findFirst()
                .map(frame -> "Tensor." + frame.getMethodName())
                .orElse("Tensor"));
  }

  private static boolean isTheUsers(String type) {
    return NOT_THE_USERS.stream().noneMatch(type::startsWith)
        && !type.endsWith("_Registrar")
        && !type.contains("_Registrar$");
  }

  // Not the trace element's own text, which begins with the class loader and module.
  private static String text(StackWalker.StackFrame frame) {
    String file = frame.getFileName();
    return frame.getClassName()
        + "."
        + frame.getMethodName()
        + "("
        + (file == null ? "Unknown Source" : file + ":" + frame.getLineNumber())
        + ")";
  }
}
