package dev.waybill.internal.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.device.DeviceException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.device.Machine;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.DevicePointwise.Function;
import dev.waybill.kernel.Launch;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.DeviceTensors;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DevicePointwiseTest {
  private static final Number[] NONE = {};
  private final Machine machine = OpenClDevice.required();

  @Test
  void broadcastsStridedArguments() {
    // x is [[0, 3], [1, 4], [2, 5]], the transpose of a [2, 3]; y a row without its first element.
    Tensor x = DeviceTensors.of(machine, DType.F32, new float[] {0, 1, 2, 3, 4, 5}, 2, 3);
    Tensor turned = DeviceTensors.view(x, Layout.strided(0, new long[] {3, 2}, new long[] {1, 3}));
    Tensor y = DeviceTensors.of(machine, DType.I32, new int[] {9, 10, 20}, 3);
    Tensor row = DeviceTensors.view(y, Layout.dense(1, 2));
    Tensor z = DeviceTensors.of(machine, DType.F32, new float[8], 8);
    // Written from its second element on, and backwards along the first axis.
    Tensor into = DeviceTensors.view(z, Layout.strided(5, new long[] {3, 2}, new long[] {-2, 1}));
    Function function = new Function("return x0 * s0 + x1;", DType.F32);
    DevicePointwise.into("math.test", function, new Number[] {2}, into, turned, row);
    assertThat(DeviceTensors.read(machine, z, new float[8]))
        .containsExactly(0, 14, 30, 12, 28, 10, 26, 0);
  }

  @Test
  void castsBetweenDtypesAsTheProcessorDoes() {
    double[] numbers = {
      0,
      1,
      -1,
      0.5,
      -0.75,
      2.5,
      127,
      128,
      255,
      256,
      -129,
      32768,
      65504,
      65520,
      1e10,
      -1e19,
      1e30,
      3e38,
      5e-8,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      2049,
      1.00390625,
      // By way of float each would be rounded twice: to a tie, and that to 1.
      1 + 0x1p-11 + 0x1p-40,
      1 + 0x1p-8 + 0x1p-40
    };
    for (DType from : DType.values()) {
      Object values = array(from, numbers.length);
      for (int i = 0; i < numbers.length; i++) {
        Cells.setDouble(values, from, i, numbers[i]);
      }
      Tensor x = DeviceTensors.of(machine, from, bytes(values), numbers.length);
      for (DType to : DType.values()) {
        // Each pair is a program, which takes PoCL half a second.
        if (!List.of(DType.F64, DType.I64, DType.F16).contains(from)
            && !List.of(DType.F64, DType.U8).contains(to)) {
          continue;
        }
        DType compute = from.isHalf() ? DType.F32 : from;
        Tensor y = DeviceTensors.empty(machine, to, numbers.length);
        DevicePointwise.into("tensor.to", new Function("return x0;", compute), NONE, y, x);
        Object found = DeviceTensors.read(machine, y, bytes(array(to, numbers.length)));
        for (int i = 0; i < numbers.length; i++) {
          Object expected = array(to, 1);
          if (from.isFloating()) {
            Cells.setDouble(expected, to, 0, Cells.getDouble(values, from, i));
          } else {
            Cells.setLong(expected, to, 0, Cells.getLong(values, from, i));
          }
          assertThat(Cells.getDouble(asDtype(found, to), to, i))
              .as("%s of %s to %s", numbers[i], from, to)
              .isEqualTo((Double) Cells.getDouble(expected, to, 0));
        }
      }
    }
  }

  @Test
  void computesInAllDtypes() {
    for (DType compute : DType.values()) {
      if (compute.isHalf() || compute == DType.BOOL) {
        continue;
      }
      Tensor x = DeviceTensors.of(machine, DType.F64, new double[] {3, 0, 5}, 3);
      Tensor y = DeviceTensors.empty(machine, DType.F64, 3);
      Function function = new Function("return x0 + s0;", compute);
      DevicePointwise.into("math.test", function, new Number[] {2}, y, x);
      assertThat(DeviceTensors.read(machine, y, new double[3]))
          .as(compute.toString())
          .containsExactly(5, 2, 7);
    }
  }

  @Test
  void asksForConditionsInTheirOwnDtype() {
    DevicePointwise.Formula formula =
        DevicePointwise.Formula.of("return x1 != 0 ? x0 : -x0;", "return x1 != 0 ? x0 : -x0;")
            .orWhole("return x1 != 0 ? x0 : -x0;")
            .withConditions(1);
    // In f32 they are 0, but for NaN; in i64 all are.
    double[] small = {1e-60, 0, Double.NaN, -1e-300, 0.5, -0.0};
    Tensor condition = DeviceTensors.of(machine, DType.F64, small, 6);
    Tensor x = DeviceTensors.of(machine, DType.F32, new float[] {1, 2, 3, 4, 5, 6}, 6);
    Tensor y = DevicePointwise.apply("math.test", formula, x, condition);
    assertThat(DeviceTensors.read(machine, y, new float[6])).containsExactly(1, -2, 3, 4, 5, -6);
    Tensor n = DeviceTensors.of(machine, DType.I64, new long[] {1, 2, 3, 4, 5, 6}, 6);
    Tensor m = DevicePointwise.apply("math.test", formula, n, condition);
    assertThat(DeviceTensors.read(machine, m, new long[6])).containsExactly(1, -2, 3, 4, 5, -6);
    Tensor all = DevicePointwise.apply("math.test", formula, n, Tensor.scalar(0.5));
    assertThat(DeviceTensors.read(machine, all, new long[6])).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void wholeNumbersStayExact() {
    Number[] number = {9007199254740993L}; // 2⁵³ + 1, which is no double
    Tensor n = DeviceTensors.of(machine, DType.I64, new long[] {1, 9007199254740993L}, 2);
    DevicePointwise.Formula sum =
        DevicePointwise.Formula.of("return 0;", "return 0;").orWhole("return x0 + s0;");
    Tensor m = DevicePointwise.apply("math.test", sum, number, n);
    assertThat(DeviceTensors.read(machine, m, new long[2]))
        .containsExactly(9007199254740994L, 18014398509481986L);
    Tensor x = DeviceTensors.of(machine, DType.F32, new float[] {1, 2}, 2);
    DevicePointwise.Formula last = DevicePointwise.Formula.of("return x0 + s0 % 10;", "return 0;");
    Tensor y = DevicePointwise.apply("math.test", last, number, x);
    assertThat(DeviceTensors.read(machine, y, new float[2])).containsExactly(4, 5);
  }

  @Test
  void runsOverMoreThanOneLaunchHolds() {
    int n = (1 << 22) + 1001;
    Tensor y = DeviceTensors.empty(machine, DType.U8, n);
    DevicePointwise.into("test.fill", new Function("return s0;", DType.I64), new Number[] {7}, y);
    byte[] found = DeviceTensors.read(machine, y, new byte[n]);
    byte[] expected = new byte[n];
    Arrays.fill(expected, (byte) 7);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void runsNothingForNoElements() {
    Tensor x = DeviceTensors.empty(machine, DType.F32, 0, 3);
    DevicePointwise.into("math.test", new Function("return x0;", DType.F32), NONE, x, x);
    Launch.of("math.test", x, "no program", "run").over(0);
  }

  @Test
  void passesOffsetsAndNumbersInOrder() {
    String source =
        """
        KERNEL void run(int a, long b, float c, double d, GLOBAL double* y, long y0) {
          if (GID(0) == 0) {
            y[y0] = a + b * 10 + c * 100 + d * 1000;
          }
        }
        """;
    Tensor y = DeviceTensors.of(machine, DType.F64, new double[3], 3);
    Tensor last = DeviceTensors.view(y, Layout.dense(2, 1));
    Launch.of("test.sum", last, source, "run")
        .number(1)
        .number(2L)
        .number(3f)
        .number(4.0)
        .tensor(last)
        .over(1);
    assertThat(DeviceTensors.read(machine, y, new double[3])).containsExactly(0, 0, 4321);
  }

  @Test
  void refusesTensorOfProcessor() {
    Tensor heap = Tensor.of(1f);
    Tensor x = DeviceTensors.empty(machine, DType.F32, 1);
    assertThatExceptionOfType(WrongArgumentException.class)
        .isThrownBy(
            () ->
                DevicePointwise.into(
                    "math.exp", new Function("return x0;", DType.F32), NONE, x, heap))
        .withMessageContaining("math.exp")
        .withMessageContaining("found a tensor on cpu in a call of a device kernel");
  }

  @Test
  void namesOpOfBodyThatDoesNotCompile() {
    Tensor x = DeviceTensors.empty(machine, DType.F32, 1);
    Function broken = new Function("return nothing;", DType.F32);
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> DevicePointwise.into("math.broken", broken, NONE, x, x))
        .withMessageContaining("opencl:0")
        .withMessageContaining("clBuildProgram for math.broken")
        .withMessageContaining("nothing");
  }

  @Test
  void computesInTwoThreadsAtOnce() throws InterruptedException, ExecutionException {
    List<Callable<float[]>> both = new ArrayList<>();
    for (int thread = 0; thread < 2; thread++) {
      int seed = thread;
      both.add(() -> chain(seed));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<float[]>> done = threads.invokeAll(both);
      for (int thread = 0; thread < 2; thread++) {
        float[] x = numbers(thread);
        for (int round = 0; round < 200; round++) {
          for (int i = 0; i < x.length; i++) {
            x[i] = x[i] * 0.5f + round;
          }
        }
        assertThat(done.get(thread).get()).isEqualTo(x);
      }
    }
  }

  /// The same function in both threads, with different numbers each time, in new memory.
  private float[] chain(int seed) {
    float[] array = numbers(seed);
    Tensor x = DeviceTensors.of(machine, DType.F32, array, array.length);
    Function function = new Function("return x0 * 0.5f + s0;", DType.F32);
    for (int round = 0; round < 200; round++) {
      Tensor y = DeviceTensors.empty(machine, DType.F32, array.length);
      DevicePointwise.into("math.test", function, new Number[] {round}, y, x);
      x = y;
    }
    return DeviceTensors.read(machine, x, new float[array.length]);
  }

  private static float[] numbers(int seed) {
    Random random = new Random(seed);
    float[] array = new float[1000];
    for (int i = 0; i < array.length; i++) {
      array[i] = random.nextFloat();
    }
    return array;
  }

  private static Object array(DType dtype, int length) {
    return Array.newInstance(dtype.arrayType().getComponentType(), length);
  }

  /// Truth values as the bytes that devices keep.
  private static Object bytes(Object array) {
    if (array instanceof boolean[] truths) {
      byte[] bytes = new byte[truths.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (truths[i] ? 1 : 0);
      }
      return bytes;
    }
    return array;
  }

  private static Object asDtype(Object array, DType dtype) {
    if (dtype != DType.BOOL) {
      return array;
    }
    byte[] bytes = (byte[]) array;
    boolean[] truths = new boolean[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      assertThat(bytes[i]).isBetween((byte) 0, (byte) 1);
      truths[i] = bytes[i] == 1;
    }
    return truths;
  }
}
