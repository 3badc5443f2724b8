package dev.waybill.registry;

/// A name that a library asks its users to leave.
///
/// @param name the deprecated name
/// @param since the version that deprecated it
/// @param removal the version that removes it, or an empty text
/// @param use the name to use instead
/// @param why the reason, or an empty text
public record Deprecation(String name, String since, String removal, String use, String why) {

  /// Returns what to tell who uses the name.
  ///
  /// @return one or two sentences
  public String message() {
    return name
        + ": deprecated since "
        + since
        + (removal.isEmpty() ? "" : ", to be removed in " + removal)
        + "; use "
        + use
        + "."
        + (why.isEmpty() ? "" : " " + why);
  }
}
