package planted;

import java.util.List;

/// Holds two things that javac only warns of.
public final class Warnings {
  private Warnings() {}

  static int raw(List list) {
    return list.size();
  }

  public static void uncommented() {}
}
