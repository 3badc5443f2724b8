package dev.waybill.internal.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.device.DeviceException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CudaCompilerTest {
  /// Every macro and type of the header, and functions that must not compute in `double`.
  private static final String SOURCE =
      """
      DEVICE float f(float x0) { return exp(x0) + log1p(x0) + erf(x0) + pow(x0, x0) + rsqrt(x0); }
      static_assert(sizeof(exp(1.0f)) == 4 && sizeof(fmax(1.0f, 2.0f)) == 4, "float");
      static_assert(sizeof(tanh(1.0)) == 8 && sizeof(fma(1.0f, 2.0f, 3.0f)) == 4, "double");
      static_assert(sizeof(long) == 8 && sizeof(ulong) == 8 && (char) -1 < 0, "sizes");

      KERNEL void run(long n, GLOBAL const ushort* a0, long a0_0, GLOBAL float* y, long y_0) {
        long all = (long) GROUPS(0) * ITEMS(0);
        for (long at = GID(0); at < n; at += all) {
          y[y_0 + at] = f(f16_value(a0[a0_0 + at])) + f(bf16_value(a0[at])) + INFINITY + NAN;
        }
      }

      KERNEL void halves(GLOBAL ushort* y, GLOBAL const char* x, GLOBAL uchar* z) {
        y[GID(1)] = f16_bits((float) x[ITEM(1)]) + bf16_bits((float) z[GROUP(2)]);
      }

      KERNEL void narrow(GLOBAL ushort* y, GLOBAL const double* x) {
        y[0] = f16_bits(x[0]) + bf16_bits(x[1]);
      }

      KERNEL void sum(GLOBAL float* x, GLOBAL double* y, GLOBAL int* z, SHARED(float, part)) {
        SHARED_IS(float, part);
        LOCAL_ARRAY(double, other, 8);
        LOCAL float* first = part;
        first[ITEM(0)] = x[ITEM(0)];
        other[ITEM(0) & 7] = 1;
        BARRIER;
        ATOMIC_ADD(x, part[0]);
        ATOMIC_ADD(y, other[0]);
        ATOMIC_ADD(z, 1);
      }

      KERNEL void places(GLOBAL long* x, GLOBAL int* y) {
        ATOMIC_ADD(x, GID(0));
        ATOMIC_MAX(y, 3);
        REFUSE(x + 2, GID(0));
      }

      KERNEL void doubles(GLOBAL double* x, SHARED(double, part)) {
        SHARED_IS(double, part);
        part[ITEM(0)] = x[ITEM(0)];
        BARRIER;
        x[0] = part[0] + erf(part[1]);
      }
      """;

  private static CudaCompiler found(CudaCompiler compiler) {
    Assumptions.assumeTrue(compiler.refusal().isEmpty(), () -> "skipped: " + compiler.refusal());
    return compiler;
  }

  @ParameterizedTest
  @ValueSource(strings = {"sm_80", "sm_90"})
  void compilesWhatTheHeaderNames(String architecture) {
    byte[] cubin =
        found(new CudaCompiler()).compile("test.all", CudaCompiler.header() + SOURCE, architecture);
    // A cubin is an ELF file for the machine EM_CUDA.
    assertThat(cubin).startsWith(0x7f, 'E', 'L', 'F');
    assertThat((cubin[18] & 0xff) | ((cubin[19] & 0xff) << 8)).isEqualTo(190);
  }

  @Test
  void compilesByProcess() {
    CudaCompiler compiler = found(new CudaCompiler("off", ""));
    assertThat(compiler.compile("test.all", CudaCompiler.header() + SOURCE, "sm_90"))
        .startsWith(0x7f, 'E', 'L', 'F');
  }

  @Test
  void showsLogWithNameAndLine() {
    CudaCompiler compiler = found(new CudaCompiler());
    String source = CudaCompiler.header() + "KERNEL void f() {\n  missing = 1;\n}\n";
    assertThatThrownBy(() -> compiler.compile("math.broken", source, "sm_90"))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("math.broken does not compile for sm_90 (")
        .hasMessageContaining("kernel(2): error: identifier \"missing\" is undefined");
  }

  @Test
  void tellsWhatItLookedFor() {
    CudaCompiler compiler = new CudaCompiler("/none/libnvrtc.so", "/none/nvcc");
    assertThatThrownBy(() -> compiler.compile("math.exp", "", "sm_80"))
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "math.exp cannot be compiled for sm_80: found no compiler of CUDA C: looked for"
                + " /none/libnvrtc.so, /none/nvcc; name one with -Dwaybill.cuda.nvrtc=PATH or"
                + " -Dwaybill.cuda.nvcc=PATH.");
  }
}
