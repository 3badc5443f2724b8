package dev.waybill.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `waybill.memory.poolBytes` and `waybill.memory.poolFrom` may be.
class PoolSettingTest {

  @ParameterizedTest
  @ValueSource(strings = {"-1", "64m"})
  void warnsOfWhatIsNoNumberOfBytes(String setting) throws Exception {
    assertThat(String.join("\n", said("-Dwaybill.memory.poolBytes=" + setting)))
        .contains(
            "WARNING: system property waybill.memory.poolBytes: found \""
                + setting
                + "\", expected a whole number from 0 to 9223372036854775807; using ",
            "\n3.0\n",
            "a quarter of the heap: true");
  }

  @Test
  void warnsOfAnArrayThatHasNoLength() throws Exception {
    assertThat(said("-Dwaybill.memory.poolFrom=16k"))
        .contains(
            "WARNING: system property waybill.memory.poolFrom: found \"16k\", expected a whole"
                + " number from 0 to 2147483647; using 16384.",
            "3.0");
  }

  @Test
  void turnsThePoolOff() throws Exception {
    assertThat(said("-Dwaybill.memory.poolBytes=0"))
        .containsExactly("3.0", "0 of 0 bytes", "a quarter of the heap: false");
  }

  private static List<String> said(String... options) throws Exception {
    return ChildJvm.run(List.of(options), Program.class);
  }

  /// Prints what a large tensor holds, and what the pool does then.
  static final class Program {
    private Program() {}

    @SuppressWarnings("SystemOut") // what the test reads
    public static void main(String[] arguments) {
      try (Scope scope = Scope.open()) {
        Tensor two = scope.keep(Tensor.full(DType.F32, 2L, 65_536));
        System.out.println(TensorOps.add(two, Tensor.scalar(1.0)).getFloat(9));
      }
      MemoryStats stats = MemoryStats.now();
      System.out.println(stats.pooledBytes() + " of " + stats.limitBytes() + " bytes");
      long quarter = Runtime.getRuntime().maxMemory() / 4;
      System.out.println("a quarter of the heap: " + (stats.limitBytes() == quarter));
    }
  }
}
