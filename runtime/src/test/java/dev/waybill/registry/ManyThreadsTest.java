package dev.waybill.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.UnaryOp;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.spi.Registration;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many threads meet at symbols that none of them has used yet.
class ManyThreadsTest {

  private static final int THREADS = 16;
  private static final int NAMES = 500;
  private static final int ROUNDS = 5;

  @Test
  @Timeout(60)
  void givesAllThreadsTheSameHandlesKernelsAndViews() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Registry registry = Registry.of(List.of(new Identities()));
      List<Seen> seen = race(() -> look(registry));
      for (int n = 0; n < NAMES; n++) {
        int index = n;
        assertThat(distinct(seen, s -> s.handles().get(index))).hasSize(1);
      }
      assertThat(seen).allMatch(s -> s.names().equals(seen.get(0).names()));
      assertThat(seen).allMatch(s -> s.answers() == NAMES);
    }
  }

  private static Seen look(Registry registry) {
    Tensor one = Tensor.of(1f);
    List<OpHandle> handles = new ArrayList<>();
    int answers = 0;
    for (int n = 0; n < NAMES; n++) {
      OpHandle handle = registry.op("t.a" + n);
      handles.add(handle);
      boolean same =
          handle == registry.op("t.o" + n)
              && handle == registry.generation(1).op("t.g" + n)
              && handle.call(one) == one
              && handle.as(UnaryOp.class).apply(one) == one
              && registry.findMember("t.Owner#o" + n).size() == 1;
      answers += same ? 1 : 0;
    }
    return new Seen(handles, registry.names("t."), answers);
  }

  private static List<Seen> race(Callable<Seen> action) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Seen>> futures = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        futures.add(
            pool.submit(
                () -> {
                  start.await();
                  return action.call();
                }));
      }
      List<Seen> seen = new ArrayList<>();
      for (Future<Seen> future : futures) {
        seen.add(future.get(30, TimeUnit.SECONDS));
      }
      return seen;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Set<Object> distinct(
      List<Seen> seen, java.util.function.Function<Seen, Object> what) {
    Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
    seen.forEach(s -> set.add(what.apply(s)));
    return set;
  }

  /// What one thread saw.
  private record Seen(List<OpHandle> handles, List<String> names, int answers) {}

  /// Ops that return their argument.
  private static final class Identities implements ExportModule, Registrar {

    @Override
    public String id() {
      return "org.t:t:1.0";
    }

    @Override
    public int format() {
      return FORMAT;
    }

    @Override
    public String owner() {
      return "t.Owner";
    }

    @Override
    public void register(Registration into) {
      for (int n = 0; n < NAMES; n++) {
        into.op(this, n, "t.o" + n, "o" + n + "(Tensor x) -> Tensor", "f32");
        into.alias(this, n, "t.a" + n);
        into.generation1(this, n, "t.g" + n);
      }
    }

    @Override
    public Object link(int id) {
      return (UnaryOp) x -> x;
    }

    @Override
    public Class<?>[] signature(int id) {
      return new Class<?>[] {Tensor.class};
    }

    @Override
    public Object invoke(int id, Object kernel, Object[] arguments) {
      return ((UnaryOp) kernel).apply((Tensor) arguments[0]);
    }

    @Override
    public Object dispatcher(int id, Object handle) {
      OpHandle op = (OpHandle) handle;
      return (UnaryOp) x -> ((UnaryOp) op.kernel(x.keys(), x.dtype())).apply(x);
    }
  }
}
