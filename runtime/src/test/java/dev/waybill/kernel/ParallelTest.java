package dev.waybill.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ParallelTest {

  @Test
  void runsEachItemOnce() {
    for (int count : new int[] {0, 1, 2, 3, 7, 100, 101}) {
      AtomicIntegerArray runs = new AtomicIntegerArray(count);
      Parallel.run(
          count,
          1,
          (from, to) -> {
            assertThat(from).isLessThan(to);
            for (int i = from; i < to; i++) {
              runs.incrementAndGet(i);
            }
          });
      for (int i = 0; i < count; i++) {
        assertThat(runs.get(i)).isOne();
      }
    }
  }

  @Test
  void keepsToTheCallerWhereOneThreadIsEnough() {
    Thread caller = Thread.currentThread();
    Parallel.run(199, 100, (from, to) -> assertThat(Thread.currentThread()).isSameAs(caller));
  }

  @Test
  void throwsWhatAPartThrows() {
    assertThatThrownBy(
            () ->
                Parallel.run(
                    2,
                    1,
                    (from, to) -> {
                      if (to == 2) {
                        throw new IllegalStateException("in the last part");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in the last part");
  }

  @Test
  void throwsCheckedExceptionsThatPartsThrowUnchecked() {
    assertThatThrownBy(
            () ->
                Parallel.run(
                    8,
                    1,
                    (from, to) -> {
                      throw ParallelTest.<RuntimeException>unchecked(new Exception("odd"));
                    }))
        .hasStackTraceContaining("odd");
    AtomicIntegerArray runs = new AtomicIntegerArray(1);
    Parallel.run(8, 1, (from, to) -> runs.addAndGet(0, to - from));
    assertThat(runs.get(0)).isEqualTo(8);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as other languages throw
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
