package dev.waybill.manifest;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
public final class Nearest {

  private Nearest() {}

  /**
   * Asks whether a known word was meant.
   *
   * @param word the word that is not known
   * @param known those that are
   * @return {@code " Did you mean 'x'?"}, or an empty string where nothing is near
   */
  public static String hint(String word, Collection<String> known) {
    String nearest = find(word, known);
    return nearest == null ? "" : " Did you mean '" + nearest + "'?";
  }

  private static @Nullable String find(String word, Collection<String> known) {
    // Further away it is another word, not a slip.
    int best = Math.max(2, word.length() / 3) + 1;
    String nearest = null;
    for (String candidate : known) {
      int distance =
          candidate.equalsIgnoreCase(word)
              ? 0
              : distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      boolean first = nearest != null && distance == best && candidate.compareTo(nearest) < 0;
      if (!candidate.equals(word) && (distance < best || first)) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Returns the edit distance with transpositions (Damerau, optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
