package planted;

final class Terminal {
  private Terminal() {}

  static void print() {
    System.out.println("printed");
  }
}
