package dev.waybill.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No two living tensors ever lie in one array, whatever a program does.
class RecyclingTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000_000})
  void givesTheBitsOfArraysThatAreNeverUsedAgain(long seed) throws Exception {
    List<String> options =
        List.of(
            "-Xmx128m",
            "-Dwaybill.memory.poolFrom=1",
            "-Dwaybill.memory.poison=true",
            // Small, so that arrays are pushed out too.
            "-Dwaybill.memory.poolBytes=" + (seed == 1 ? 4_000 : 1_000_000));
    List<String> said = ChildJvm.run(options, RandomProgram.class, Long.toString(seed), "500");
    assertThat(said).hasSize(1);
    String[] words = said.getFirst().split(" ", -1);
    assertThat(Integer.parseInt(words[1])).isGreaterThan(1_500);
    assertThat(Integer.parseInt(words[2])).isGreaterThan(1_500);
    assertThat(Integer.parseInt(words[4])).isGreaterThan(15_000);
  }
}
