package dev.waybill.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files made by NumPy 2.4.6's `numpy.lib.format.write_array`, as Base64.
class NpyTest {
  // array([[1.5, -2], [3, 4], [5, 6]], '<f4'), version 1.0
  private static final String F32 =
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMs"
          + "IDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "IAoAAMA/AAAAwAAAQEAAAIBAAACgQAAAwEA=";
  // The same as '>f8' in Fortran's order, version 2.0
  private static final String F64 =
      "k05VTVBZAgB0AAAAeydkZXNjcic6ICc+ZjgnLCAnZm9ydHJhbl9vcmRlcic6IFRydWUsICdzaGFwZSc6ICgz"
          + "LCAyKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "IAo/+AAAAAAAAEAIAAAAAAAAQBQAAAAAAADAAAAAAAAAAEAQAAAAAAAAQBgAAAAAAAA=";
  // array([1, -2, 300], '>i2'), version 3.0
  private static final String I16 =
      "k05VTVBZAwB0AAAAeydkZXNjcic6ICc+aTInLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAo"
          + "MywpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "IAoAAf/+ASw=";
  // array([True, False])
  private static final String BOOL =
      "k05VTVBZAQB2AHsnZGVzY3InOiAnfGIxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIs"
          + "KSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "IAoBAA==";
  // array(7, '<i8')
  private static final String I64 =
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCks"
          + "IH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "IAoHAAAAAAAAAA==";
  // array([[255], [0]], 'u1')
  private static final String U8 =
      "k05VTVBZAQB2AHsnZGVzY3InOiAnfHUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIs"
          + "IDEpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg"
          + "IAr/AA==";

  @TempDir Path folder;

  @Test
  void readsWhatNumPyWrites() throws IOException {
    double[] values = {1.5, -2, 3, 4, 5, 6};
    is(read(F32), DType.F32, values, 3, 2);
    is(read(F64), DType.F64, values, 3, 2);
    assertThat(read(F64).layout().strides()).containsExactly(1, 3);
    is(read(I16), DType.I16, new double[] {1, -2, 300}, 3);
    is(read(BOOL), DType.BOOL, new double[] {1, 0}, 2);
    is(read(I64), DType.I64, new double[] {7});
    is(read(U8), DType.U8, new double[] {255, 0}, 2, 1);
  }

  @Test
  void writesWhatNumPyWrites() throws IOException {
    for (String file : List.of(F32, BOOL, I64, U8)) {
      Path copy = folder.resolve("copy.npy");
      Npy.write(copy, read(file));
      assertThat(Files.readAllBytes(copy)).isEqualTo(Base64.getDecoder().decode(file));
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly("copy.npy", "given.npy");
    }
  }

  @Test
  void keepsEveryDtypeAndLayout() throws IOException {
    Path file = folder.resolve("kept.npy");
    for (DType dtype : DType.values()) {
      if (dtype == DType.BF16) {
        continue; // NumPy has none
      }
      // More than one chunk of 64 KiB, and not a multiple of it.
      long[] values = new Random(1).longs(20_001, -100, 100).toArray();
      Tensor row = Tensor.fromLongs(dtype, values, values.length);
      Npy.write(file, row);
      assertThat(Npy.read(file).equal(row)).as(dtype.toString()).isTrue();
      Tensor turned = row.alias(Layout.strided(2, new long[] {3, 4}, new long[] {1, 5}));
      Npy.write(file, turned);
      assertThat(Npy.read(file).equal(turned)).isTrue();
      Npy.write(file, Tensor.zeros(dtype, 0, 3));
      assertThat(Npy.read(file).shape()).containsExactly(0, 3);
    }
  }

  @Test
  void refusesWhatIsNoFileOfNumPy() {
    refuses(new byte[0], "found no NumPy magic, expected an .npy file.");
    byte[] good = Base64.getDecoder().decode(F32);
    byte[] version = good.clone();
    version[6] = 9;
    refuses(version, "found version 9.0, expected 1.0, 2.0 or 3.0.");
    byte[] endless = good.clone();
    endless[9] = (byte) 0xff;
    refuses(endless, "found 152 bytes, expected at least a header, of at most 1048576 bytes.");
    refuses(
        Arrays.copyOf(good, good.length - 1),
        "found 5 elements of f32 after the header, expected 6 for shape [3, 2].");
    refuses(
        header("{'descr': '<f4', 'fortran_order': False, 'shape': (4000000000, 4000000000, 9)}"),
        "found 0 elements of f32 after the header, expected 144000000000000000000 for shape"
            + " [4000000000, 4000000000, 9].");
    refuses(
        header("{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}"),
        "found elements of NumPy's type <c8, expected one of f2, f4, f8, i1, i2, i4, i8, u1 or b1.");
    for (String text :
        List.of(
            "",
            "[]",
            "{'descr': '<f4'}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (1 2)}",
            "{'descr': '<f4', 'fortran_order': 1, 'shape': ()}",
            "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': ()}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (), 'more': True}",
            "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': ()}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}")) {
      refuses(
          header(text),
          "found the header "
              + text
              + ", expected a dictionary of descr, fortran_order and shape.");
    }
  }

  @Test
  void refusesANumberForAShape() {
    refuses(
        header("{'descr': '<f4', 'fortran_order': False, 'shape': (1)}"),
        "found the shape (1), which is a number in Python, expected a tuple such as (1,).");
  }

  @Test
  void countsElementsBeyondLong() {
    refuses(
        header("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296)}"),
        "found 0 elements of f32 after the header, expected 18446744073709551616 for shape"
            + " [4294967296, 4294967296].");
  }

  @Test
  void survivesDamage() throws IOException {
    long seed = 11;
    Random random = new Random(seed);
    int refused = 0;
    for (int run = 0; run < 2_000; run++) {
      byte[] content = Base64.getDecoder().decode(run % 2 == 0 ? F32 : I16);
      for (int change = 0; change <= run % 3; change++) {
        content[random.nextInt(content.length)] = (byte) random.nextInt(256);
      }
      int length = run % 4 == 0 ? random.nextInt(content.length) : content.length;
      Path file = Files.write(folder.resolve("damaged.npy"), Arrays.copyOf(content, length));
      try {
        assertThat(Npy.read(file).size()).as("run %d of seed %d", run, seed).isLessThan(200);
      } catch (TensorFileException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(500, 1_999);
  }

  @Test
  void namesWhatCannotBeReadOrWritten() {
    assertThatThrownBy(() -> Npy.read(folder))
        .isInstanceOf(TensorFileException.class)
        .hasMessage(folder + ": found a folder, expected a file.");
    Tensor many = Tensor.ones(DType.F32, 1).expand(1L << 33);
    assertThatThrownBy(() -> Npy.write(folder.resolve("many.npy"), many))
        .hasMessage(
            "Npy.write: found shape [8589934592], which is too large for a Java array, expected"
                + " fewer than 2,147,483,640 elements.");
    assertThat(folder.resolve("many.npy")).doesNotExist();
  }

  @Test
  void leavesTheOldFileWhereWritingFails() throws IOException {
    Path target = Files.createDirectory(folder.resolve("a folder"));
    Files.createFile(target.resolve("inside"));
    assertThatThrownBy(() -> Npy.write(target, Tensor.of(1f))).isInstanceOf(IOException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  private Tensor read(String base64) throws IOException {
    return Npy.read(Files.write(folder.resolve("given.npy"), Base64.getDecoder().decode(base64)));
  }

  private void refuses(byte[] content, String problem) {
    Path file = folder.resolve("bad.npy");
    assertThatThrownBy(() -> Npy.read(Files.write(file, content)))
        .isInstanceOf(TensorFileException.class)
        .hasMessage(file + ": " + problem);
  }

  private static byte[] header(String text) {
    String start = "\u0093NUMPY\u0001\0" + (char) text.length() + "\0";
    return (start + text).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void is(Tensor tensor, DType dtype, double[] values, long... shape) {
    assertThat(tensor.dtype()).isEqualTo(dtype);
    assertThat(tensor.shape()).containsExactly(shape);
    assertThat(tensor.toDoubleArray()).containsExactly(values);
  }
}
