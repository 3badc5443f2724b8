package dev.waybill.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `waybill.memory.poolBytes` may be.
class PoolSettingTest {

  @ParameterizedTest
  @ValueSource(strings = {"-1", "64m", ""})
  void refusesWhatIsNoNumberOfBytes(String setting) throws Exception {
    String line =
        "The property waybill.memory.poolBytes: found "
            + setting
            + ", expected a number of bytes from 0, which turns the pool off.";
    assertThat(said(setting)).containsExactly(line, line);
  }

  @Test
  void turnsThePoolOff() throws Exception {
    assertThat(said("0")).containsExactly("3.0", "0 of 0 bytes");
  }

  private static List<String> said(String setting) throws Exception {
    return ChildJvm.run(List.of("-Dwaybill.memory.poolBytes=" + setting), Program.class);
  }

  /// Prints what a large tensor holds, and what the pool does then.
  static final class Program {
    private Program() {}

    @SuppressWarnings("SystemOut") // what the test reads
    public static void main(String[] arguments) {
      try (Scope scope = Scope.open()) {
        Tensor two = scope.keep(Tensor.full(DType.F32, 2L, 65_536));
        System.out.println(TensorOps.add(two, Tensor.scalar(1.0)).getFloat(9));
      } catch (IllegalArgumentException e) {
        System.out.println(e.getMessage());
      }
      try {
        MemoryStats stats = MemoryStats.now();
        System.out.println(stats.pooledBytes() + " of " + stats.limitBytes() + " bytes");
      } catch (IllegalArgumentException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
