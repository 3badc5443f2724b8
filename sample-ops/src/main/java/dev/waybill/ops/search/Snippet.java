package dev.waybill.ops.search;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Range;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A stretch of a stored text with the words that a query matched.
///
/// @param text the stretch
/// @param matches where the matched words stand in it, ascending and apart from each other
@Export("search.Snippet")
public record Snippet(String text, List<Highlight> matches) {
  private static final String NAME = "search.snippet";

  /// Copies the matches.
  public Snippet {
    matches = List.copyOf(matches);
  }

  /// Returns the stretch of a stored text that shows most of a query's terms.
  ///
  /// @param index the index
  /// @param doc the document's number
  /// @param query the query, read by the field's analyser
  /// @param field the field that is shown
  /// @param width about how many characters to show
  /// @return the stretch; the start of the text where nothing matches
  @Export("search.snippet")
  public static Snippet snippet(
      Index index,
      int doc,
      String query,
      @Default("text") String field,
      @Default("160") @Range(min = 1) int width) {
    if (width < 1) {
      throw Refusal.of(NAME, "width", Integer.toString(width), "at least 1");
    }
    String text = index.document(NAME, "doc", doc).fields().getOrDefault(field, "");
    String analyzer = index.field(NAME, field).data().analyzer();
    Set<String> wanted = new TreeSet<>();
    Analyze.tokens(NAME, query, analyzer).forEach(token -> wanted.add(token.term()));
    List<Token> found = new ArrayList<>();
    for (Token token : Analyze.tokens(NAME, text, analyzer)) {
      if (wanted.contains(token.term())) {
        found.add(token);
      }
    }
    return cut(text, bestStart(found, width), width, found);
  }

  /// Returns the stretch with a mark before and after each matched word.
  ///
  /// @param before the mark before
  /// @param after the mark after
  /// @return marked text
  public String marked(String before, String after) {
    StringBuilder marked = new StringBuilder();
    int at = 0;
    for (Highlight match : matches) {
      marked.append(text, at, match.start()).append(before);
      marked.append(text, match.start(), match.end()).append(after);
      at = match.end();
    }
    return marked.append(text, at, text.length()).toString();
  }

  /// The start of the stretch with most distinct terms, then most matches, then the earliest.
  private static int bestStart(List<Token> found, int width) {
    int best = 0;
    long bestValue = 0;
    int end = 0;
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      int start = found.get(i).start();
      while (end < found.size() && found.get(end).end() <= (long) start + width) {
        counts.merge(found.get(end++).term(), 1, Integer::sum);
      }
      long value = counts.size() * (1L << 32) + (end - i);
      if (end > i && value > bestValue) {
        bestValue = value;
        best = Math.max(0, start - width / 8);
      }
      if (end > i) {
        counts.computeIfPresent(found.get(i).term(), (term, n) -> n == 1 ? null : n - 1);
      } else {
        end = i + 1; // A match that is longer than the stretch.
      }
    }
    return best;
  }

  /// Moves an end off the middle of a surrogate pair.
  private static int whole(String text, int start, int end) {
    boolean middle =
        end > start
            && end < text.length()
            && Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
    return middle ? Math.max(end - 1, start + 2) : end;
  }

  private static Snippet cut(String text, int wantedStart, int width, List<Token> found) {
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(text);
    int start = words.isBoundary(wantedStart) ? wantedStart : words.preceding(wantedStart);
    int wantedEnd = (int) Math.min(text.length(), (long) start + width);
    int end = words.isBoundary(wantedEnd) ? wantedEnd : words.preceding(wantedEnd);
    if (end <= start) {
      end = whole(text, start, wantedEnd); // One word longer than the snippet.
    }
    List<Highlight> matches = new ArrayList<>();
    int covered = start;
    for (Token token : found) {
      // Overlapping pairs of characters grow into one match.
      if (token.end() > covered && token.start() >= start && token.end() <= end) {
        int from = Math.max(token.start(), covered);
        int last = matches.size() - 1;
        if (last >= 0 && matches.get(last).end() + start == from && token.start() < from) {
          matches.set(last, new Highlight(matches.get(last).start(), token.end() - start));
        } else {
          matches.add(new Highlight(from - start, token.end() - start));
        }
        covered = token.end();
      }
    }
    return new Snippet(text.substring(start, end), matches);
  }

  /// Where a matched word stands.
  ///
  /// @param start its first character
  /// @param end the character after it
  @Export("search.Highlight")
  public record Highlight(int start, int end) {}
}
