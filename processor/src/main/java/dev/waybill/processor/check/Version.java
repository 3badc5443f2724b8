package dev.waybill.processor.check;

/** Versions such as {@code 1.2.3-beta.1}, compared as people read them. */
final class Version {

  private Version() {}

  static boolean isVersion(String text) {
    return text.matches("\\d{1,9}(\\.\\d{1,9}){0,3}(-[0-9A-Za-z][0-9A-Za-z.-]*)?");
  }

  /** Compares two versions; one with a qualifier comes before the same one without. */
  static int compare(String a, String b) {
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

  private static int number(String[] numbers, int i) {
    return i < numbers.length ? Integer.parseInt(numbers[i]) : 0;
  }
}
