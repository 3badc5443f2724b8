package dev.waybill.manifest;

/** Versions such as {@code 1.2.3-beta.1}, compared as people read them. */
public final class Version {

  private Version() {}

  /**
   * Returns whether a text is a version.
   *
   * @param text the text
   * @return whether it is one
   */
  public static boolean isVersion(String text) {
    return text.matches("\\d{1,9}(\\.\\d{1,9}){0,3}(-[0-9A-Za-z][0-9A-Za-z.-]*)?");
  }

  /**
   * Compares two versions; one with a qualifier comes before the same one without.
   *
   * @param a a version
   * @param b a version
   * @return negative where the first comes before the second, 0 where they are the same
   */
  public static int compare(String a, String b) {
    String[] left = a.split("-", 2);
    String[] right = b.split("-", 2);
    String[] numbers = left[0].split("\\.", -1);
    String[] others = right[0].split("\\.", -1);
    for (int i = 0; i < Math.max(numbers.length, others.length); i++) {
      int order = Integer.compare(number(numbers, i), number(others, i));
      if (order != 0) {
        return order;
      }
    }
    if (left.length != right.length) {
      return right.length - left.length;
    }
    return left.length == 1 ? 0 : left[1].compareTo(right[1]);
  }

  /**
   * Returns the first three numbers of a version.
   *
   * @param version a version
   * @return its numbers; 0 for those that it does not have
   */
  public static int[] numbers(String version) {
    String[] parts = version.split("-", 2)[0].split("\\.", -1);
    return new int[] {number(parts, 0), number(parts, 1), number(parts, 2)};
  }

  private static int number(String[] numbers, int i) {
    return i < numbers.length ? Integer.parseInt(numbers[i]) : 0;
  }
}
