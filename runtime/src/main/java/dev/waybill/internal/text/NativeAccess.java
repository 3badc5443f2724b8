package dev.waybill.internal.text;

/// What is said where Java may not call libraries.
public final class NativeAccess {
  private NativeAccess() {}

  /// Returns why a library cannot be opened, without a period.
  ///
  /// @param caller the class that is to open it
  public static String refusal(Class<?> caller) {
    String name = caller.getModule().getName();
    return "native access is off; start java with --enable-native-access="
        + (name == null ? "ALL-UNNAMED" : name);
  }
}
