package dev.waybill.benchmarks.call;

import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Resolves names among 10,000, canonical ones and aliases mixed, in both API generations, beside a
/// bare map with the same keys. The names are equal to the keys but other objects, as names from a
/// configuration are; their hashes are computed before, in all three alike.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@NullUnmarked
public class LookupBenchmark {
  private static final int ASKED = 1 << 13;

  private Registry registry;
  private Registry generation1;
  private Map<String, Symbol> map;
  private String[] names;
  private String[] oldNames;
  private int next;

  /// Fills the registries and the map.
  @Setup
  public void fill() {
    registry = Registry.of(List.of(new ManyNames()));
    generation1 = registry.generation(1);
    map = new HashMap<>();
    ManyNames.names().forEach(name -> map.put(name, registry.lookup(name)));
    names = shuffledCopies(ManyNames.names());
    oldNames = shuffledCopies(ManyNames.generation1());
  }

  /// The yardstick.
  @Benchmark
  public Symbol hashMapGet() {
    return map.get(names[next++ & (ASKED - 1)]);
  }

  /// A name of the present generation.
  @Benchmark
  public Symbol lookup() {
    return registry.lookup(names[next++ & (ASKED - 1)]);
  }

  /// A name of generation 1.
  @Benchmark
  public Symbol lookupInGeneration1() {
    return generation1.lookup(oldNames[next++ & (ASKED - 1)]);
  }

  private static String[] shuffledCopies(List<String> all) {
    List<String> copies = new ArrayList<>();
    for (String name : all) {
      copies.add(new String(name.toCharArray()));
    }
    Collections.shuffle(copies, new Random(42));
    return copies.subList(0, ASKED).toArray(String[]::new);
  }
}
