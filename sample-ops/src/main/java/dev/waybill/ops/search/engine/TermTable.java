package dev.waybill.ops.search.engine;

import java.util.Arrays;

/// Numbers distinct strings from 0 in order of arrival. One pool of characters and one table of
/// longs, so that a lookup allocates nothing; a `HashMap<String, Integer>` costs an object a token.
///
/// Not safe for concurrent adding; safe for concurrent lookups after that.
public final class TermTable {
  private static final int LARGEST_POOL = 1 << 30;
  private static final char REPLACEMENT = '\uFFFD';

  private char[] chars = new char[1 << 12];
  private int[] starts = new int[1 << 8];
  private int size;

  /// Hash in the upper half, number + 1 in the lower; 0 is free. At most half full.
  private long[] slots = new long[1 << 9];

  /// Creates an empty table.
  public TermTable() {}

  private TermTable(char[] chars, int[] starts) {
    this.chars = chars;
    this.starts = starts;
    this.size = starts.length - 1;
    rehash(Math.max(1 << 9, Integer.highestOneBit(Math.max(1, size)) << 2));
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
    return find(text, text.length, hash(text, text.length) & Integer.MAX_VALUE);
  }

  /// Adds a string that may be there already. Unpaired surrogates become U+FFFD, as in Lucene.
  ///
  /// @param text a buffer
  /// @param length how much of it is the string
  /// @return the string's number
  public int add(char[] text, int length) {
    int hash = hash(text, length);
    if (hash < 0) {
      char[] clean = wellFormed(text, length);
      return add(clean, length, hash(clean, length) & Integer.MAX_VALUE);
    }
    return add(text, length, hash);
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

  private int add(char[] text, int length, int hash) {
    int found = find(text, length, hash);
    if (found >= 0) {
      return found;
    }
    int start = starts[size];
    if (length > LARGEST_POOL - start) {
      throw new IllegalStateException(
          "the distinct terms of one field are limited to "
              + LARGEST_POOL
              + " characters together");
    }
    if (start + length > chars.length) {
      chars = Arrays.copyOf(chars, Math.min(LARGEST_POOL, Math.max(start + length, 2 * start)));
    }
    System.arraycopy(text, 0, chars, start, length);
    if (size + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[size + 1] = start + length;
    size++;
    if (2 * size > slots.length) {
      rehash(2 * slots.length);
    } else {
      place(hash, size);
    }
    return size - 1;
  }

  private int find(char[] text, int length, int hash) {
    int mask = slots.length - 1;
    for (int i = hash & mask; slots[i] != 0; i = (i + 1) & mask) {
      long slot = slots[i];
      if ((int) (slot >>> 32) == hash && equal((int) slot - 1, text, length)) {
        return (int) slot - 1;
      }
    }
    return -1;
  }

  private boolean equal(int number, char[] text, int length) {
    int start = starts[number];
    return Arrays.equals(chars, start, starts[number + 1], text, 0, length);
  }

  private void rehash(int capacity) {
    slots = new long[capacity];
    for (int i = 0; i < size; i++) {
      int length = starts[i + 1] - starts[i];
      char[] text = Arrays.copyOfRange(chars, starts[i], starts[i] + length);
      place(hash(text, length) & Integer.MAX_VALUE, i + 1);
    }
  }

  private void place(int hash, int entry) {
    int mask = slots.length - 1;
    int i = hash & mask;
    while (slots[i] != 0) {
      i = (i + 1) & mask;
    }
    slots[i] = ((long) hash << 32) | entry;
  }

  /// Negative where the text holds a surrogate, which needs a closer look.
  private static int hash(char[] text, int length) {
    int hash = length;
    int surrogate = 0;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      hash = 31 * hash + c;
      surrogate |= (c & 0xF800) == 0xD800 ? 1 : 0;
    }
    hash *= 0x9E3779B9;
    return ((hash ^ (hash >>> 15)) & Integer.MAX_VALUE) | (surrogate << 31);
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
