package dev.waybill.internal.text;

import java.lang.System.Logger.Level;

/// System properties. One that is wrong is logged and counts for nothing: most are read while a
/// class is initialised, and an exception there would break every later call too.
public final class Settings {
  private static final System.Logger LOG = System.getLogger("dev.waybill.settings");

  private Settings() {}

  /// Returns a whole number.
  ///
  /// @param property its name
  /// @param least the smallest that makes sense
  /// @param most the largest that makes sense
  /// @param otherwise what counts where it is not set, or set to anything else
  public static int count(String property, int least, int most, int otherwise) {
    return (int) number(property, least, most, otherwise);
  }

  /// Returns a number of bytes.
  ///
  /// @param property its name
  /// @param otherwise what counts where it is not set, or set to anything else
  public static long bytes(String property, long otherwise) {
    return number(property, 0, Long.MAX_VALUE, otherwise);
  }

  /// Returns a truth value, `false` where it is not set.
  ///
  /// @param property its name
  public static boolean truth(String property) {
    String text = System.getProperty(property, "");
    boolean on = text.strip().equalsIgnoreCase("true");
    if (!on && !text.isEmpty() && !text.strip().equalsIgnoreCase("false")) {
      LOG.log(Level.WARNING, message(property, text, "true or false", "false"));
    }
    return on;
  }

  private static long number(String property, long least, long most, long otherwise) {
    String text = System.getProperty(property, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with numbers outside
    }
    LOG.log(
        Level.WARNING,
        message(property, text, "a whole number from " + least + " to " + most, "" + otherwise));
    return otherwise;
  }

  private static String message(String property, String found, String expected, String used) {
    return "system property "
        + property
        + ": found \""
        + found
        + "\", expected "
        + expected
        + "; using "
        + used
        + ".";
  }
}
