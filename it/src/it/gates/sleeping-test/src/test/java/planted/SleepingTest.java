package planted;

final class SleepingTest {
  private SleepingTest() {}

  static void sleeps() throws InterruptedException {
    Thread.sleep(10L);
  }
}
