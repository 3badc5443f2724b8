package dev.waybill.internal.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds names that a misspelt one may have meant.
public final class Nearest {
  private static final int COUNT = 3;

  private Nearest() {}

  /// Returns the three names that are most like this one, the nearest first.
  public static List<String> names(String name, Collection<String> known) {
    record Candidate(String name, int distance) {}
    List<Candidate> best = new ArrayList<>();
    for (String other : known) {
      best.add(new Candidate(other, distance(name, other)));
    }
    return best.stream()
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(COUNT)
        .map(Candidate::name)
        .toList();
  }

  /// Returns the name that is most like this one, if at most a third of it differs; else an empty
  /// text.
  public static String similar(String name, Collection<String> known) {
    List<String> nearest = names(name, known);
    boolean close =
        !nearest.isEmpty()
            && distance(name, nearest.get(0))
                <= Math.max(1, Math.max(name.length(), nearest.get(0).length()) / 3);
    return close ? nearest.get(0) : "";
  }

  /// The namespace counts little: whoever leaves it out means the name.
  private static int distance(String name, String other) {
    String a = name.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    String lastA = a.substring(a.lastIndexOf('.') + 1);
    String lastB = b.substring(b.lastIndexOf('.') + 1);
    return Math.min(edits(a, b), edits(lastA, lastB) + 1);
  }

  /// The number of letters to insert, delete, replace or swap with their neighbour.
  private static int edits(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
