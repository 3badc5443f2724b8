package dev.waybill.internal.opencl;

import static dev.waybill.tensor.DeviceTensors.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Accelerator.Buffer;
import dev.waybill.device.DeviceException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenClAcceleratorTest {
  private final Accelerator device = OpenClDevice.required().accelerator();

  @Test
  void keepsArraysOfAllTypes() {
    // Longer than one piece of the staging memory, and no multiple of it.
    byte[] bytes = new byte[(9 << 20) + 3];
    new Random(1).nextBytes(bytes);
    assertThat(roundTrip(bytes, new byte[bytes.length])).isEqualTo(bytes);
    short[] shorts = {Short.MIN_VALUE, -1, 7};
    assertThat(roundTrip(shorts, new short[3])).isEqualTo(shorts);
    int[] ints = {Integer.MIN_VALUE, -1, 7};
    assertThat(roundTrip(ints, new int[3])).isEqualTo(ints);
    long[] longs = {Long.MIN_VALUE, -1, 7};
    assertThat(roundTrip(longs, new long[3])).isEqualTo(longs);
    float[] floats = {Float.MIN_VALUE, -0f, Float.NaN};
    assertThat(roundTrip(floats, new float[3])).isEqualTo(floats);
    double[] doubles = {Double.MIN_VALUE, -0.0, Double.NaN};
    assertThat(roundTrip(doubles, new double[3])).isEqualTo(doubles);
  }

  private <A> A roundTrip(A from, A into) {
    // Not at the buffer's start, to see that offsets are bytes.
    long buffer = device.allocate(segment(from).byteSize() + 16);
    device.write(segment(from), buffer, 16);
    device.read(buffer, 16, segment(into));
    device.free(buffer);
    return into;
  }

  @Test
  void copiesNativeMemoryAndBetweenBuffers() {
    long from = device.allocate(64);
    long into = device.allocate(64);
    int[] found = new int[3];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment four = arena.allocateFrom(ValueLayout.JAVA_INT, 1, 2, 3, 4);
      device.write(four, from, 0);
      device.write(MemorySegment.ofArray(new int[0]), from, 0);
      device.copy(from, 4, into, 32, 12);
      MemorySegment three = arena.allocate(12);
      device.read(into, 32, three);
      MemorySegment.copy(three, ValueLayout.JAVA_INT, 0, found, 0, 3);
    }
    assertThat(found).containsExactly(2, 3, 4);
    device.free(from);
    device.free(into);
  }

  @Test
  void hasNoMemoryForMoreThanThereIs() {
    assertThat(device.allocate(1L << 50)).isZero();
    assertThat(device.memory()).isBetween(1L << 26, 1L << 50);
  }

  @Test
  void namesDeviceCallAndCode() {
    long buffer = device.allocate(16);
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> device.read(buffer, 8, MemorySegment.ofArray(new byte[16])))
        .withMessage(
            "opencl:0 ("
                + device.name()
                + "): found CL_INVALID_VALUE (-30) from clEnqueueReadBuffer, expected"
                + " CL_SUCCESS (0).");
    device.free(buffer);
  }

  @Test
  void showsBuildLog() {
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(
            () ->
                device.compile(
                    "math.exp",
                    device.header() + "KERNEL void run(GLOBAL float* x) { x[0] = nothing; }\n"))
        .withMessageStartingWith(
            "opencl:0 ("
                + device.name()
                + "): found CL_BUILD_PROGRAM_FAILURE (-11) from clBuildProgram for math.exp,"
                + " expected CL_SUCCESS (0). The build log says:\n")
        .withMessageContaining("nothing");
  }

  @Test
  void refusesBinaryOfOtherKind() {
    byte[] binary = "no program".getBytes(StandardCharsets.UTF_8);
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> device.load("math.exp", binary))
        .withMessageContaining("CL_INVALID_BINARY (-42)")
        .withMessageContaining("clCreateProgramWithBinary for math.exp");
  }

  @Test
  void namesUnknownFunctionAndMissingArguments() {
    String source = "KERNEL void run(GLOBAL int* x, int n) { x[0] = n; }\n";
    Accelerator.Program program = program("math.exp", source);
    String where = "opencl:0 (" + device.name() + "): ";
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> program.function("walk"))
        .withMessage(
            where
                + "found no function walk in the program for math.exp, expected a KERNEL of that"
                + " name.");
    Accelerator.Function run = program.function("run");
    int[] one = {1};
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> run.launch(one, one, 0, List.of(1)))
        .withMessage(where + "found 1 arguments for math.exp, function run, expected 2.");
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> run.launch(one, one, 0, List.of("x", 1)))
        .withMessageStartingWith(
            where + "found an argument of java.lang.String for math.exp, function run, expected");
    long buffer = device.allocate(4);
    List<?> wide = List.of(new Buffer(buffer), 1L);
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> run.launch(one, one, 0, wide))
        .withMessage(
            where
                + "found CL_INVALID_ARG_SIZE (-51) from clSetKernelArg for math.exp, function run,"
                + " argument 1, expected CL_SUCCESS (0).");
    device.free(buffer);
  }

  @Test
  void loadsWhatItCompiled() {
    Accelerator.Program program =
        program("test", "KERNEL void run(GLOBAL int* x, int n) { x[GID(0)] = n; }\n");
    long buffer = device.allocate(12);
    program.function("run").launch(new int[] {3}, new int[] {1}, 0, List.of(new Buffer(buffer), 5));
    int[] found = new int[3];
    device.read(buffer, 0, segment(found));
    device.free(buffer);
    assertThat(found).containsExactly(5, 5, 5);
    assertThat(program.function("run").largestGroup()).isPositive();
  }

  @Test
  void knowsPlaceOfEachItemAlongThreeAxes() {
    String source =
        """
        KERNEL void run(GLOBAL long* y) {
          long at = (GID(2) * 2 + GID(1)) * 6 + GID(0);
          y[at] = ((GROUP(0) * 10 + ITEM(0)) * 10 + GROUPS(0)) * 10 + ITEMS(0) + GROUP(2) * 10000;
        }
        """;
    long buffer = device.allocate(24 * 8);
    program("test", source)
        .function("run")
        .launch(new int[] {2, 1, 2}, new int[] {3, 2, 1}, 0, List.of(new Buffer(buffer)));
    long[] found = new long[24];
    device.read(buffer, 0, segment(found));
    device.free(buffer);
    assertThat(found)
        .startsWith(23, 123, 223, 1023, 1123, 1223)
        .endsWith(10023, 10123, 10223, 11023, 11123, 11223);
  }

  @Test
  void addsUpInMemoryOfGroup() {
    String source =
        """
        KERNEL void run(GLOBAL const float* x, GLOBAL float* y, SHARED(float, sums)) {
          SHARED_IS(float, sums);
          LOCAL_ARRAY(int, count, 1);
          if (ITEM(0) == 0) {
            count[0] = ITEMS(0);
          }
          sums[ITEM(0)] = x[GID(0)];
          BARRIER;
          for (int width = count[0] / 2; width > 0; width /= 2) {
            if (ITEM(0) < width) {
              sums[ITEM(0)] += sums[ITEM(0) + width];
            }
            BARRIER;
          }
          if (ITEM(0) == 0) {
            y[GROUP(0)] = sums[0];
          }
        }
        """;
    float[] x = new float[256];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
    }
    long from = device.allocate(1024);
    long into = device.allocate(16);
    device.write(segment(x), from, 0);
    program("test", source)
        .function("run")
        .launch(new int[] {4}, new int[] {64}, 256, List.of(new Buffer(from), new Buffer(into)));
    float[] found = new float[4];
    device.read(into, 0, segment(found));
    // 64 numbers from 64 g: 64 · 64 g + 63 · 64 / 2.
    assertThat(found).containsExactly(2016, 6112, 10208, 14304);
    device.free(from);
    device.free(into);
  }

  @Test
  void addsAtomically() {
    String source =
        """
        KERNEL void run(GLOBAL int* i, GLOBAL float* f, GLOBAL double* d) {
          ATOMIC_ADD(i, 3);
          ATOMIC_ADD(f + 1, 0.5f);
          ATOMIC_ADD(&d[1], -0.25);
        }
        """;
    long i = device.allocate(4);
    long f = device.allocate(8);
    long d = device.allocate(16);
    device.write(segment(new int[] {1}), i, 0);
    device.write(segment(new float[] {1, 2}), f, 0);
    device.write(segment(new double[] {1, 2}), d, 0);
    List<?> arguments = List.of(new Buffer(i), new Buffer(f), new Buffer(d));
    program("test", source).function("run").launch(new int[] {64}, new int[] {64}, 0, arguments);
    int[] ints = new int[1];
    float[] floats = new float[2];
    double[] doubles = new double[2];
    device.read(i, 0, segment(ints));
    device.read(f, 0, segment(floats));
    device.read(d, 0, segment(doubles));
    // 4096 items, and all sums are exact.
    assertThat(ints).containsExactly(12289);
    assertThat(floats).containsExactly(1, 2050);
    assertThat(doubles).containsExactly(1, -1022);
    device.free(i);
    device.free(f);
    device.free(d);
  }

  /// 4096 items add a number of 33 bits, name the largest of theirs, and refuse one.
  @Test
  void addsLongsFindsTheLargestAndRefuses() {
    String source =
        """
        KERNEL void run(GLOBAL long* sum, GLOBAL int* most, GLOBAL long* wrong) {
          ATOMIC_ADD(sum, (long) 1 << 32);
          ATOMIC_MAX(most, (int) GID(0));
          if (GID(0) == 77) {
            REFUSE(wrong, GID(0));
          }
        }
        """;
    long sum = device.allocate(8);
    long most = device.allocate(4);
    long wrong = device.allocate(16);
    device.write(segment(new long[] {5}), sum, 0);
    device.write(segment(new int[] {-1}), most, 0);
    device.write(segment(new long[] {0, 0}), wrong, 0);
    List<?> arguments = List.of(new Buffer(sum), new Buffer(most), new Buffer(wrong));
    program("test", source).function("run").launch(new int[] {64}, new int[] {64}, 0, arguments);
    long[] sums = new long[1];
    int[] largest = new int[1];
    long[] refused = new long[2];
    device.read(sum, 0, segment(sums));
    device.read(most, 0, segment(largest));
    device.read(wrong, 0, segment(refused));
    assertThat(sums).containsExactly((1L << 44) + 5);
    assertThat(largest).containsExactly(4095);
    assertThat(refused).containsExactly(1, 77);
    device.free(sum);
    device.free(most);
    device.free(wrong);
  }

  @Test
  void readsAllHalves() {
    String source =
        """
        KERNEL void run(GLOBAL float* f, GLOBAL float* b) {
          int i = (int) GID(0);
          f[i] = f16_value((ushort) i);
          b[i] = bf16_value((ushort) i);
        }
        """;
    float[][] found = runOnFloats(source, 1 << 16, new float[0]);
    for (int bits = 0; bits < 1 << 16; bits++) {
      // Java's own conversion, and the definition of bfloat16.
      assertThat(found[0][bits]).isEqualTo((Float) Float.float16ToFloat((short) bits));
      assertThat(found[1][bits]).isEqualTo((Float) Float.intBitsToFloat(bits << 16));
    }
  }

  private float[][] runOnFloats(String source, int n, float[] x) {
    Accelerator.Function run = program("test", source).function("run");
    long a = device.allocate(4L * n);
    long b = device.allocate(4L * n);
    device.write(segment(x), a, 0);
    run.launch(new int[] {n / 64}, new int[] {64}, 0, List.of(new Buffer(a), new Buffer(b)));
    float[][] found = new float[2][n];
    device.read(a, 0, segment(found[0]));
    device.read(b, 0, segment(found[1]));
    device.free(a);
    device.free(b);
    return found;
  }

  @Test
  void roundsFloatsToHalvesAsJavaDoes() {
    String source =
        """
        KERNEL void run(GLOBAL float* x, GLOBAL float* y) {
          long i = GID(0);
          y[i] = f16_value(f16_bits(x[i]));
        }
        """;
    int n = 1 << 18;
    float[] x = new float[n];
    Random random = new Random(2);
    for (int i = 0; i < n; i++) {
      // All halves, the ties between them and what stands beside ties, then any bits.
      float half = Float.float16ToFloat((short) i);
      int tie = Float.floatToRawIntBits(half) + 0x1000;
      x[i] =
          switch (i >> 16) {
            case 0 -> half;
            case 1 -> Float.intBitsToFloat(tie);
            case 2 -> Float.intBitsToFloat(tie + (i & 1) * 2 - 1);
            default -> Float.intBitsToFloat(random.nextInt());
          };
    }
    float[] found = runOnFloats(source, n, x)[1];
    for (int i = 0; i < n; i++) {
      Float expected = Float.float16ToFloat(Float.floatToFloat16(x[i]));
      assertThat(found[i]).as("of %s", x[i]).isEqualTo(expected);
    }
  }

  @Test
  void computesWithFloatsAsJavaDoes() {
    String source =
        """
        KERNEL void run(GLOBAL float* x, GLOBAL float* y) {
          long i = GID(0);
          float a = x[i];
          float b = x[(i + 1) % 4096];
          float c = x[(i + 2) % 4096];
          y[i] = i % 2 == 0 ? a * b + c : a / b;
        }
        """;
    float[] x = new float[4096];
    Random random = new Random(3);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    float[] y = runOnFloats(source, 4096, x)[1];
    for (int i = 0; i < 4096; i++) {
      float b = x[(i + 1) % 4096];
      float c = x[(i + 2) % 4096];
      if (i % 2 == 0) {
        assertThat(y[i]).isEqualTo(x[i] * b + c);
      } else if (device.identity().contains("correctly-rounded")) {
        assertThat(y[i]).isEqualTo(x[i] / b);
      }
    }
  }

  private Accelerator.Program program(String name, String source) {
    return device.load(name, device.compile(name, device.header() + source));
  }
}
