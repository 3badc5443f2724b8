package dev.waybill.ops.search.engine;

import java.util.Arrays;

/// Numbers distinct strings from 0 in order of arrival. One pool of characters and one table of
/// keys, so that a lookup allocates nothing; a `HashMap<String, Integer>` costs an object a token.
///
/// Not safe for concurrent adding; safe for concurrent lookups after that.
public final class TermTable {
  /// How many characters all strings have together at most.
  public static final int LARGEST_POOL = 1 << 30;

  private static final char REPLACEMENT = '\uFFFD';

  private final int largestPool;
  private char[] chars = new char[1 << 12];
  private int[] starts = new int[1 << 8];
  private int size;

  /// The key of the string in each slot, and its number + 1; 0 is free. At most half full.
  private long[] keys = new long[1 << 9];

  private int[] numbers = new int[1 << 9];

  /// Creates an empty table.
  public TermTable() {
    this(LARGEST_POOL);
  }

  /// Creates an empty table with room for fewer characters.
  TermTable(int largestPool) {
    this.largestPool = largestPool;
  }

  private TermTable(char[] chars, int[] starts) {
    this.largestPool = LARGEST_POOL;
    this.chars = chars;
    this.starts = starts;
    this.size = starts.length - 1;
    int capacity = Math.max(1 << 9, Integer.highestOneBit(Math.max(1, size)) << 2);
    keys = new long[capacity];
    numbers = new int[capacity];
    char[] text = new char[16];
    for (int i = 0; i < size; i++) {
      int length = starts[i + 1] - starts[i];
      text = length > text.length ? new char[2 * length] : text;
      System.arraycopy(chars, starts[i], text, 0, length);
      place(key(text, length), i + 1);
    }
  }

  /// Makes a table of stored parts.
  ///
  /// @param chars the characters of all strings, one after the other
  /// @param starts where each string starts, and the end of the last
  /// @return a table that owns the arrays
  public static TermTable of(char[] chars, int[] starts) {
    return new TermTable(chars, starts);
  }

  /// Returns how many strings there are.
  ///
  /// @return the count
  public int size() {
    return size;
  }

  /// Returns a string by its number.
  ///
  /// @param number from 0
  /// @return the string
  public String term(int number) {
    return new String(chars, starts[number], starts[number + 1] - starts[number]);
  }

  /// Returns the number of a string.
  ///
  /// @param term the string
  /// @return its number, or -1
  public int find(String term) {
    char[] text = wellFormed(term.toCharArray(), term.length());
    return find(text, text.length, key(text, text.length));
  }

  /// Adds a string that may be there already. Unpaired surrogates become U+FFFD, as in Lucene.
  ///
  /// @param text a buffer
  /// @param length how much of it is the string
  /// @return the string's number; -1 where the table has no room for its characters
  public int add(char[] text, int length) {
    long key = TermKey.of(text, length);
    if (key == TermKey.SURROGATE) {
      char[] clean = wellFormed(text, length);
      return add(clean, length, key(clean, length));
    }
    return add(text, length, key);
  }

  /// Returns the characters of all strings, one after the other.
  ///
  /// @return a copy
  public char[] chars() {
    return Arrays.copyOf(chars, starts[size]);
  }

  /// Returns where each string starts, and the end of the last.
  ///
  /// @return a copy
  public int[] starts() {
    return Arrays.copyOf(starts, size + 1);
  }

  private int add(char[] text, int length, long key) {
    int found = find(text, length, key);
    if (found >= 0) {
      return found;
    }
    int start = starts[size];
    if (length > largestPool - start) {
      return -1;
    }
    if (start + length > chars.length) {
      chars = Arrays.copyOf(chars, Math.min(largestPool, Math.max(start + length, 2 * start)));
    }
    System.arraycopy(text, 0, chars, start, length);
    if (size + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[size + 1] = start + length;
    size++;
    place(key, size);
    if (2 * size > keys.length) {
      grow();
    }
    return size - 1;
  }

  private int find(char[] text, int length, long key) {
    int mask = keys.length - 1;
    for (int i = (int) TermKey.mix(key) & mask; numbers[i] != 0; i = (i + 1) & mask) {
      if (keys[i] == key && (!TermKey.isHash(key) || equal(numbers[i] - 1, text, length))) {
        return numbers[i] - 1;
      }
    }
    return -1;
  }

  private boolean equal(int number, char[] text, int length) {
    int start = starts[number];
    return Arrays.equals(chars, start, starts[number + 1], text, 0, length);
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] != 0) {
        place(oldKeys[i], oldNumbers[i]);
      }
    }
  }

  private void place(long key, int entry) {
    int mask = keys.length - 1;
    int i = (int) TermKey.mix(key) & mask;
    while (numbers[i] != 0) {
      i = (i + 1) & mask;
    }
    keys[i] = key;
    numbers[i] = entry;
  }

  /// The key of a text whose surrogates are in pairs.
  private static long key(char[] text, int length) {
    long key = TermKey.of(text, length);
    return key == TermKey.SURROGATE ? TermKey.hash(text, length) : key;
  }

  private static char[] wellFormed(char[] text, int length) {
    char[] clean = Arrays.copyOf(text, length);
    for (int i = 0; i < length; i++) {
      if (Character.isHighSurrogate(clean[i])
          && i + 1 < length
          && Character.isLowSurrogate(clean[i + 1])) {
        i++;
      } else if (Character.isSurrogate(clean[i])) {
        clean[i] = REPLACEMENT;
      }
    }
    return clean;
  }
}
