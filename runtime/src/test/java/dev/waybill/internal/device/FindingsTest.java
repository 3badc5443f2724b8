package dev.waybill.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// Beside memory that the tests write to as kernels do.
class FindingsTest {
  private final long[] memory = new long[512];
  private long handle = 1;
  private final Findings findings = new Findings(Device.parse("opencl:0"), accelerator());

  @Test
  void tellsAllThatIsWrong() {
    Map<Integer, LongFunction<String>> first = take("a");
    Map<Integer, LongFunction<String>> second = take("b", "c");
    findings.expect(first);
    findings.expect(second);
    refuse(first, 3);
    refuse(second, 4);
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(findings::tell)
        .withMessage("opencl:0: a 3. b 4. c 4.");
    assertThatCode(findings::tell).doesNotThrowAnyException();
  }

  @Test
  void keepsWhatALaunchAnswersThatIsNotYetExpected() {
    Map<Integer, LongFunction<String>> launched = take("a");
    refuse(launched, 3);
    Map<Integer, LongFunction<String>> other = take("b");
    refuse(other, 4);
    findings.expect(other);
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(findings::tell)
        .withMessage("opencl:0: b 4.");
    findings.expect(launched);
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(findings::tell)
        .withMessage("opencl:0: a 3.");
  }

  @Test
  void saysWhereMemoryOrPlacesAreShort() {
    handle = 0;
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> take("a"))
        .withMessage("opencl:0: out of memory: expected 4096 bytes for what kernels find wrong.");
    handle = 1;
    Map<Integer, LongFunction<String>> most = findings.take(Collections.nCopies(255, text("a")));
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> take("b", "c"))
        .withMessageContaining("found 1 of 256 places free")
        .withMessageContaining("expected 2");
    findings.expect(most);
    assertThat(take("b", "c")).hasSize(2);
  }

  /// An earlier error, told where places are needed, takes none of them.
  @Test
  void losesNoPlaceToAnEarlierError() {
    for (int i = 0; i < 300; i++) {
      Map<Integer, LongFunction<String>> most = findings.take(Collections.nCopies(255, text("a")));
      refuse(most, i);
      findings.expect(most);
      assertThatExceptionOfType(DeviceException.class)
          .isThrownBy(() -> take("b", "c"))
          .withMessage("opencl:0: a " + i + ".");
    }
  }

  private Map<Integer, LongFunction<String>> take(String... names) {
    return findings.take(List.of(names).stream().map(FindingsTest::text).toList());
  }

  private static LongFunction<String> text(String name) {
    return found -> name + " " + found + ".";
  }

  private void refuse(Map<Integer, LongFunction<String>> places, long found) {
    for (int place : places.keySet()) {
      memory[place] = 1;
      memory[place + 1] = found;
    }
  }

  private Accelerator accelerator() {
    return (Accelerator)
        Proxy.newProxyInstance(
            Accelerator.class.getClassLoader(), new Class<?>[] {Accelerator.class}, this::call);
  }

  private Object call(Object proxy, Method method, Object... arguments) {
    MemorySegment all = MemorySegment.ofArray(memory);
    switch (method.getName()) {
      case "allocate" -> {
        return handle;
      }
      case "write" -> {
        MemorySegment from = (MemorySegment) arguments[0];
        MemorySegment.copy(from, 0, all, (long) arguments[2], from.byteSize());
      }
      case "read" -> {
        MemorySegment into = (MemorySegment) arguments[2];
        MemorySegment.copy(all, (long) arguments[1], into, 0, into.byteSize());
      }
      default -> throw new UnsupportedOperationException(method.getName());
    }
    return memory;
  }
}
