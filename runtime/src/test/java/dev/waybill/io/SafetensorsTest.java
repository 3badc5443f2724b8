package dev.waybill.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against the format's description and files that the official library has written.
class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void readsAndWritesWhatTheFormatSays() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b", Tensor.of(true, false, true));
    tensors.put("ä\n", Tensor.of(1.5f));
    tensors.put("a", Tensor.fromArray(new long[] {1, -2}, 1, 2));
    Path file = folder.resolve("some.safetensors");
    Safetensors.write(file, tensors, Map.of("kind", "a \"test\""));
    String header =
        "{\"__metadata__\":{\"kind\":\"a \\\"test\\\"\"},"
            + "\"a\":{\"dtype\":\"I64\",\"shape\":[1,2],\"data_offsets\":[0,16]},"
            + "\"ä\\n\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[16,20]},"
            + "\"b\":{\"dtype\":\"BOOL\",\"shape\":[3],\"data_offsets\":[20,23]}}";
    String data = "0100000000000000" + "feffffffffffffff" + "0000c03f" + "010001";
    assertThat(Files.readAllBytes(file))
        .isEqualTo(bytes(padded(header), HexFormat.of().parseHex(data)));

    Safetensors open = Safetensors.open(file);
    assertThat(open.names()).containsExactly("a", "ä\n", "b");
    assertThat(open.metadata()).containsExactly(Map.entry("kind", "a \"test\""));
    assertThat(Safetensors.read(file).keySet()).isEqualTo(open.names());
    for (Map.Entry<String, Tensor> one : tensors.entrySet()) {
      assertThat(open.tensor(one.getKey()).equal(one.getValue())).isTrue();
    }
    assertThatThrownBy(() -> open.tensor("c")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Safetensors.write(file, Map.of("__metadata__", Tensor.of(1))))
        .hasMessage("tensors must not be named __metadata__");
  }

  @Test
  void writesTheFilesOfTheOfficialLibraryAgain() throws IOException {
    List<Path> files;
    try (var listed = Files.list(shared("torch-cases").resolve("ops"))) {
      files = listed.filter(file -> file.toString().endsWith(".safetensors")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(100);
    Path copy = folder.resolve("copy.safetensors");
    int tensors = 0;
    for (Path file : files) {
      Map<String, Tensor> read = Safetensors.read(file);
      Safetensors.write(copy, read, Safetensors.open(file).metadata());
      assertThat(Files.mismatch(file, copy)).as(file.toString()).isEqualTo(-1);
      tensors += read.size();
    }
    assertThat(tensors).isGreaterThan(1_000);
  }

  @Test
  void keepsEveryDtype() throws IOException {
    Path file = folder.resolve("kept.safetensors");
    for (DType dtype : DType.values()) {
      Tensor some =
          Tensor.fromLongs(dtype, new Random(1).longs(20_001, -100, 100).toArray(), 3, 6_667);
      Safetensors.write(file, Map.of("x", some, "none", Tensor.zeros(dtype, 0, 2)));
      assertThat(Safetensors.open(file).tensor("x").equal(some)).as(dtype.toString()).isTrue();
      assertThat(Safetensors.open(file).tensor("none").shape()).containsExactly(0, 2);
    }
  }

  @Test
  void opensFilesWithTypesThatThereIsNoDtypeFor() throws IOException {
    Path file = folder.resolve("half.safetensors");
    String header = "{\"h\":{\"dtype\":\"U16\",\"shape\":[1],\"data_offsets\":[0,2]}}";
    Files.write(file, bytes(header, new byte[2]));
    Safetensors open = Safetensors.open(file);
    assertThat(open.names()).containsExactly("h");
    assertThatThrownBy(() -> open.tensor("h"))
        .isInstanceOf(TensorFileException.class)
        .hasMessage(
            file
                + ": tensor \"h\" has dtype U16, expected f32, f64, i8, i16, i32, i64, u8, bool, f16 or bf16.");
  }

  @Test
  void refusesHeadersThatClaimTooMuch() {
    refuses(new byte[3], "found 3 bytes, expected at least 8.");
    refuses(
        ByteBuffer.allocate(8).putLong(-1).array(),
        "found a header of 18446744073709551615 bytes, expected at most 0.");
    refuses(
        ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 40).array(),
        "found a header of 1099511627776 bytes, expected at most 1.");
    refusesEntry(
        "{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}",
        "tensor \"x\" has 4 bytes, expected 73786976294838206464 for F32 of shape"
            + " [4611686018427387904, 4].");
    refusesEntry(
        "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}",
        "found 4 bytes after the header, expected 8 as it says.");
    refusesEntry(
        "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}",
        "tensor \"x\" begins at byte 4, expected 0.");
    refusesEntry(
        "{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}",
        "found 4 bytes after the header, expected 0 as it says.");
    refusesEntry(
        "{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}",
        "tensor \"x\" has the number -1, expected whole numbers of 0 or more.");
    refusesEntry(
        "{\"dtype\":\"F32\",\"shape\":[1]}",
        "tensor \"x\" is incomplete, expected dtype, shape and two data_offsets.");
    refusesEntry(
        "{\"dtype\":\"F32\",\"shape\":[" + "1,".repeat(200_000) + "1],\"data_offsets\":[0,4]}",
        "tensor \"x\" has 200001 axes, expected at most 64.");
    refusesEntry(
        "{\"dtype\":\"F32\",\"shape\":[" + "9".repeat(200_000) + "],\"data_offsets\":[0,4]}",
        "tensor \"x\" has the number "
            + "9".repeat(100)
            + "..., expected whole numbers of 0 or more.");
  }

  @Test
  void refusesHeadersThatAreNoJson() {
    byte[] none = new byte[0];
    refuses(bytes("[]", none), "found no object in the header, expected one of tensors by name.");
    refuses(
        bytes("\u00ff", none, StandardCharsets.ISO_8859_1), "found a header that is not UTF-8,");
    refuses(bytes("{\"x\":1,\"x\":1}", none), "found the key \"x\" twice, expected it once.");
    refuses(bytes("{} {}", none), "found \"{\" at character 3 of the header, expected the end.");
    refuses(bytes("{\"x", none), "found the end at character 3 of the header, expected the end of");
    refuses(bytes("{\"\\x\":1}", none), "found \"\\\"\" at character 4 of the header, expected an");
    refuses(
        bytes("{\"x\":01}", none), "found \"0\" at character 5 of the header, expected a value.");
    refuses(bytes("{\"x\" 1}", none), "found \"1\" at character 5 of the header, expected ':'.");
    refuses(
        bytes("[".repeat(100_000), none), "found \"[\" at character 33 of the header, expected a");
    refuses(bytes("{\"__metadata__\":{\"a\":1}}", none), "found metadata a of another type,");
  }

  /// Any cut or changed byte gives a tensor or one clear error.
  @Test
  void survivesDamage() throws IOException {
    Path file = folder.resolve("damaged.safetensors");
    Safetensors.write(file, Map.of("x", Tensor.of(1f, 2f), "y", Tensor.of(3L)));
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 1_000; i++) {
      byte[] bad = Arrays.copyOf(good, i % 2 == 0 ? random.nextInt(good.length) : good.length);
      for (int change = i % 4; change > 0 && bad.length > 0; change--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bad);
      try {
        assertThat(Safetensors.read(file)).isNotNull();
      } catch (TensorFileException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(500, 999);
  }

  private void refusesEntry(String entry, String problem) {
    refuses(bytes("{\"x\":" + entry + "}", new byte[4]), problem);
  }

  private void refuses(byte[] content, String problem) {
    Path file = folder.resolve("bad.safetensors");
    assertThatThrownBy(() -> Safetensors.open(Files.write(file, content)))
        .isInstanceOf(TensorFileException.class)
        .hasMessageStartingWith(file + ": " + problem);
  }

  private static String padded(String header) {
    int length = header.getBytes(StandardCharsets.UTF_8).length;
    return header + " ".repeat(Math.floorMod(-length, 8));
  }

  private static byte[] bytes(String header, byte[] data) {
    return bytes(header, data, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String header, byte[] data, Charset charset) {
    byte[] text = header.getBytes(charset);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array());
    out.writeBytes(text);
    out.writeBytes(data);
    return out.toByteArray();
  }

  /// Returns a folder beside the repository. Where it is missing the test is skipped, with a
  /// message, or fails if `waybill.require` names `shared`.
  private static Path shared(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared").resolve("data").resolve(name);
      if (Files.isDirectory(data)) {
        return data;
      }
    }
    String problem = "no folder shared/data/" + name + " in or above the module";
    if (List.of(System.getProperty("waybill.require", "").split(",", -1)).contains("shared")) {
      return Assertions.fail(problem + ", and waybill.require names shared");
    }
    return Assumptions.abort("skipped: " + problem);
  }
}
