package planted;

import org.jspecify.annotations.NullMarked;

/// Holds what NullAway and Error Prone refuse.
@NullMarked
final class Errors {
  private Errors() {}

  static String nothing() {
    return null;
  }

  static boolean same(int[] a, int[] b) {
    return a.equals(b);
  }
}
