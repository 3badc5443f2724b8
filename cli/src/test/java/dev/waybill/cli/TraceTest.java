package dev.waybill.cli;

import static dev.waybill.cli.Outcome.refuses;
import static dev.waybill.cli.Outcome.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static final Pattern TIME = Pattern.compile("\\d+\\.\\d µs");

  @Test
  void showsHowAnOpIsDispatched() {
    assertThat(trace("search.topK", "[0.1, 3.5, 2]", "--k", "2"))
        .isEqualTo(
            """
            search.topK: TIME
              keys:   inplace_or_view, cpu
              dtype:  f32
              layers: none
              taken:  dev.waybill.ops.search.TopK, cpu, f32, priority 10
              not:    dev.waybill.ops.search.TopK, opencl, f32, priority 1
                      the call is on cpu
              not:    dev.waybill.ops.search.TopK, cuda, f32, priority 1
                      the call is on cpu
              not:    dev.waybill.ops.search.TopK, cpu, f32, priority 0
                      the kernel that is taken has a higher priority
            """);
  }

  @Test
  void showsTheOpsOfAFunction() {
    assertThat(trace("tensor.matmul", "[[1, 2], [3, 4]]", "[[1, 0], [0, 1]]"))
        .isEqualTo(
            """
            tensor.mm: TIME
              keys:   inplace_or_view, cpu
              dtype:  i32
              layers: none
              not:    dev.waybill.ops.tensor.Mm, cpu, f32 f64, priority 30, requires blas
                      the call has dtype i32
              not:    dev.waybill.ops.tensor.Mm, cpu, f32 f64, priority 20, requires vector
                      the call has dtype i32
              not:    dev.waybill.ops.tensor.Mm, cpu, f32 f64, priority 10
                      the call has dtype i32
              not:    dev.waybill.ops.tensor.Mm, opencl, f32 f64 i8 i16 i32 i64 u8 f16 bf16, priority 1
                      the call is on cpu
              not:    dev.waybill.ops.tensor.Mm, cuda, f32 f64 i8 i16 i32 i64 u8 f16 bf16, priority 1
                      the call is on cpu
              taken:  dev.waybill.ops.tensor.Mm, cpu, f32 f64 i8 i16 i32 i64 u8 f16 bf16, priority 0
            """);
  }

  @Test
  void showsFailedCallsBeforeTheComplaint() {
    Outcome failed = run("trace", "tensor.add", "[1, 2]", "[1, 2, 3]");
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.out()).startsWith("tensor.add: failed after ").contains("\n  taken:  ");
    assertThat(failed.err())
        .startsWith("waybill trace: tensor.add: ")
        .contains("found shapes [2] and [3], expected axes that are equal or 1");
  }

  @Test
  void saysWhereNoOpIsCalled() {
    assertThat(run("trace", "search.DEFAULT_K1"))
        .isEqualTo(new Outcome(0, "search.DEFAULT_K1: called no op.\n", ""));
  }

  @Test
  void refusesWhatCallRefuses() {
    refuses(
        2,
        "waybill trace: search.analyze: the argument text is missing.",
        "trace",
        "search.analyze");
  }

  private static String trace(String... arguments) {
    String[] args = new String[arguments.length + 1];
    args[0] = "trace";
    System.arraycopy(arguments, 0, args, 1, arguments.length);
    Outcome outcome = run(args);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    return TIME.matcher(outcome.out()).replaceAll("TIME");
  }
}
