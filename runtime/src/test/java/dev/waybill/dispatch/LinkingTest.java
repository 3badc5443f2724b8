package dev.waybill.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.internal.fixture.Library;
import dev.waybill.internal.fixture.Library.Call;
import dev.waybill.internal.fixture.Placed;
import dev.waybill.tensor.DType;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A kernel's class may do anything while it is initialised.
class LinkingTest {

  private static final Placed SINGLE = new Placed(Key.CPU, DType.F32);
  private static final Placed DOUBLE = new Placed(Key.CPU, DType.F64);
  // The common pool may have one thread only.
  private static final Executor OWN_THREAD = task -> new Thread(task).start();

  @Test
  @Timeout(60)
  void linksAKernelWhoseClassWaitsForAnotherThreadsCallOfTheOp() {
    CompletableFuture<OpHandle> op = new CompletableFuture<>();
    op.complete(
        twice(
            () -> {
              Object other =
                  CompletableFuture.supplyAsync(() -> op.join().call(DOUBLE), OWN_THREAD)
                      .orTimeout(20, TimeUnit.SECONDS)
                      .join();
              return arguments -> "fast, after " + other;
            }));

    assertThat(op.join().call(SINGLE)).isEqualTo("fast, after reference");
  }

  @Test
  @Timeout(60)
  void linksAKernelWhoseClassCallsTheOp() {
    CompletableFuture<OpHandle> op = new CompletableFuture<>();
    op.complete(
        twice(
            () -> {
              Object other = op.join().call(DOUBLE);
              return arguments -> "fast, after " + other;
            }));

    assertThat(op.join().call(SINGLE)).isEqualTo("fast, after reference");
  }

  @Test
  @Timeout(60)
  void keepsOneOfTheKernelsThatSeveralThreadsLinkAtOnce() {
    CyclicBarrier both = new CyclicBarrier(2);
    OpHandle op =
        twice(
            () -> {
              await(both);
              return new Call() { // a new object each time
                @Override
                public Object call(Object... arguments) {
                  return this;
                }
              };
            });
    Set<Object> kernels = ConcurrentHashMap.newKeySet();
    Stream<CompletableFuture<Void>> calls =
        Stream.generate(
            () -> CompletableFuture.runAsync(() -> kernels.add(op.call(SINGLE)), OWN_THREAD));

    CompletableFuture.allOf(calls.limit(2).toArray(CompletableFuture[]::new)).join();

    assertThat(kernels).containsExactly(op.kernel(Key.CPU.bit(), DType.F32));
  }

  /// The op with a fast kernel for f32.
  private static OpHandle twice(Supplier<Call> fast) {
    return new Library("org.t:t:1.0", "t.Twice")
        .op(
            "t.twice",
            "twice(Dispatchable x) -> Object",
            "",
            () -> arguments -> "reference",
            Dispatchable.class)
        .kernel("t.twice", "cpu", "f32", "", 10, fast)
        .registry()
        .op("t.twice");
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the other thread does not link", e);
    }
  }
}
