package dev.waybill.io;

import dev.waybill.internal.text.JsonText;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// A file of named tensors in Hugging Face's format. It is mapped: opening a large file reads its
/// header only, and each tensor is copied when asked for. The mapping ends with the object.
///
/// Source: safetensors 0.5, `safetensors/README.md` and `tensor.rs`.
public final class Safetensors {
  private static final ValueLayout.OfLong LENGTH =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  // As the official reader, against headers that claim too much.
  private static final long LONGEST = 100_000_000;
  // The official writer's order of types, which keeps all of them aligned.
  private static final List<DType> ORDER =
      List.of(
          DType.I64,
          DType.F64,
          DType.F32,
          DType.I32,
          DType.BF16,
          DType.F16,
          DType.I16,
          DType.I8,
          DType.U8,
          DType.BOOL);

  private final Path file;
  private final MemorySegment bytes;
  private final SafetensorsHeader header;
  private final long start;

  private Safetensors(Path file, MemorySegment bytes, SafetensorsHeader header, long start) {
    this.file = file;
    this.bytes = bytes;
    this.header = header;
    this.start = start;
  }

  /// Opens a file.
  ///
  /// @param file such as `model.safetensors`
  /// @return its tensors, not read yet
  /// @throws TensorFileException if the file is corrupt or cut off
  /// @throws IOException if it cannot be read
  public static Safetensors open(Path file) throws IOException {
    return open(file, Arena.ofAuto());
  }

  private static Safetensors open(Path file, Arena arena) throws IOException {
    MemorySegment bytes = WholeFile.map(file, arena);
    long left = bytes.byteSize() - Long.BYTES;
    long length = left < 0 ? -1 : bytes.get(LENGTH, 0);
    if (length < 0 || length > left || length > LONGEST) {
      throw new TensorFileException(
          file,
          left < 0
              ? "found " + bytes.byteSize() + " bytes, expected at least 8."
              : "found a header of "
                  + Long.toUnsignedString(length)
                  + " bytes, expected at most "
                  + Math.min(left, LONGEST)
                  + ".");
    }
    byte[] text = bytes.asSlice(Long.BYTES, length).toArray(ValueLayout.JAVA_BYTE);
    SafetensorsHeader header = SafetensorsHeader.parse(file, decode(file, text), left - length);
    return new Safetensors(file, bytes, header, Long.BYTES + length);
  }

  /// Reads all tensors of a file.
  ///
  /// @param file such as `model.safetensors`
  /// @return the tensors by name, in the order of the file
  /// @throws TensorFileException if the file is corrupt or cut off, or has a type without a dtype
  /// @throws IOException if it cannot be read
  public static Map<String, Tensor> read(Path file) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Safetensors open = open(file, arena);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (String name : open.names()) {
        tensors.put(name, open.tensor(name));
      }
      return tensors;
    }
  }

  /// Writes a file without metadata, see [#write(Path, Map, Map)].
  ///
  /// @param file such as `model.safetensors`
  /// @param tensors by name
  /// @throws IOException if it cannot be written
  public static void write(Path file, Map<String, Tensor> tensors) throws IOException {
    write(file, tensors, Map.of());
  }

  /// Writes a file as the official library does, sorted by type and name. An error leaves a file
  /// that was there before as it was.
  ///
  /// @param file such as `model.safetensors`
  /// @param tensors by name; `__metadata__` is no name
  /// @param metadata texts by name; none for no metadata
  /// @throws IllegalArgumentException if a tensor is named `__metadata__`
  /// @throws IOException if it cannot be written
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    if (tensors.containsKey(SafetensorsHeader.METADATA)) {
      throw new IllegalArgumentException("tensors must not be named " + SafetensorsHeader.METADATA);
    }
    List<Map.Entry<String, Tensor>> sorted = new ArrayList<>(tensors.entrySet());
    sorted.sort(
        Comparator.comparingInt(
                (Map.Entry<String, Tensor> one) -> ORDER.indexOf(one.getValue().dtype()))
            .thenComparing(Map.Entry::getKey));
    byte[] text = text(sorted, metadata).getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    ByteBuffer head = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
    head.putLong(padded)
        .put(text)
        .put(" ".repeat(padded - text.length).getBytes(StandardCharsets.US_ASCII));
    WholeFile.write(
        file,
        out -> {
          WholeFile.writeAll(out, head.array());
          for (Map.Entry<String, Tensor> one : sorted) {
            ElementBytes.write("Safetensors.write", out, one.getValue());
          }
        });
  }

  /// Returns a checksum of tensors: their names, dtypes, shapes and elements. The format itself has
  /// none, so that a file whose numbers were damaged still reads.
  ///
  /// @param tensors by name, in any order
  /// @return CRC-32C
  /// @throws IOException if elements cannot be read
  public static long checksum(Map<String, Tensor> tensors) throws IOException {
    CRC32C sum = new CRC32C();
    WritableByteChannel into =
        new WritableByteChannel() {
          @Override
          public int write(ByteBuffer bytes) {
            int length = bytes.remaining();
            sum.update(bytes);
            return length;
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        };
    for (Map.Entry<String, Tensor> one : new TreeMap<>(tensors).entrySet()) {
      Tensor tensor = one.getValue();
      String head = one.getKey() + '\n' + tensor.dtype() + tensor.layout().shapeText() + '\n';
      sum.update(head.getBytes(StandardCharsets.UTF_8));
      ElementBytes.write("Safetensors.checksum", into, tensor);
    }
    return sum.getValue();
  }

  /// Returns the names of the tensors.
  ///
  /// @return in the order of the file
  public Set<String> names() {
    return Collections.unmodifiableSet(header.entries().keySet());
  }

  /// Returns the metadata.
  ///
  /// @return texts by name; empty where there is none
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(header.metadata());
  }

  /// Reads a tensor.
  ///
  /// @param name one of [#names()]
  /// @return a new tensor
  /// @throws IllegalArgumentException if there is none of that name
  /// @throws TensorFileException if its type is one that there is no dtype for
  public Tensor tensor(String name) throws TensorFileException {
    SafetensorsHeader.Entry entry = header.entries().get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "name must be one of " + file + ", but is " + name + ", not of " + names());
    }
    DType dtype =
        DType.find(entry.dtype().toLowerCase(Locale.ROOT))
            .orElseThrow(
                () ->
                    new TensorFileException(
                        file,
                        "tensor "
                            + JsonText.quote(name)
                            + " has dtype "
                            + entry.dtype()
                            + ", expected "
                            + DType.choices()
                            + "."));
    return ElementBytes.read(
        bytes, start + entry.begin(), dtype, ByteOrder.LITTLE_ENDIAN, entry.lengths());
  }

  private static String decode(Path file, byte[] text) throws TensorFileException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw new TensorFileException(file, "found a header that is not UTF-8, expected JSON.");
    }
  }

  private static String text(List<Map.Entry<String, Tensor>> sorted, Map<String, String> metadata) {
    StringJoiner fields = new StringJoiner(",", "{", "}");
    if (!metadata.isEmpty()) {
      StringJoiner texts = new StringJoiner(",", "{", "}");
      new TreeMap<>(metadata)
          .forEach((name, text) -> texts.add(JsonText.quote(name) + ":" + JsonText.quote(text)));
      fields.add(JsonText.quote(SafetensorsHeader.METADATA) + ":" + texts);
    }
    long at = 0;
    for (Map.Entry<String, Tensor> one : sorted) {
      Tensor tensor = one.getValue();
      long end = at + tensor.size() * tensor.dtype().bytes();
      fields.add(
          JsonText.quote(one.getKey())
              + ":{\"dtype\":\""
              + tensor.dtype().toString().toUpperCase(Locale.ROOT)
              + "\",\"shape\":"
              + tensor.layout().shapeText().replace(" ", "")
              + ",\"data_offsets\":["
              + at
              + ","
              + end
              + "]}");
      at = end;
    }
    return fields.toString();
  }
}
