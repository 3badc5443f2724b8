package dev.waybill.io;

import dev.waybill.internal.text.JsonText;
import dev.waybill.tensor.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the header of a safetensors file says.
///
/// @param entries the tensors by name, in the order of their bytes
/// @param metadata texts by name
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";
  private static final Map<String, Integer> SIZES =
      Map.ofEntries(
          Map.entry("BOOL", 1),
          Map.entry("U8", 1),
          Map.entry("I8", 1),
          Map.entry("F8_E5M2", 1),
          Map.entry("F8_E4M3", 1),
          Map.entry("F8_E8M0", 1),
          Map.entry("I16", 2),
          Map.entry("U16", 2),
          Map.entry("F16", 2),
          Map.entry("BF16", 2),
          Map.entry("I32", 4),
          Map.entry("U32", 4),
          Map.entry("F32", 4),
          Map.entry("C64", 8),
          Map.entry("F64", 8),
          Map.entry("I64", 8),
          Map.entry("U64", 8));

  /// Where a tensor's bytes are.
  ///
  /// @param dtype the format's name of the type
  /// @param shape the length of each axis
  /// @param begin the first byte, counted from the end of the header
  /// @param end the byte after the last
  record Entry(String dtype, List<Long> shape, long begin, long end) {
    long[] lengths() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /// Reads a header.
  ///
  /// @param size how many bytes follow the header
  /// @throws TensorFileException if the tensors do not fill these bytes one after the other
  static SafetensorsHeader parse(Path file, String text, long size) throws TensorFileException {
    try {
      if (!(Json.parse(text) instanceof Map<?, ?> fields)) {
        throw new Json.Fault("found no object in the header, expected one of tensors by name.");
      }
      Map<String, String> metadata = new LinkedHashMap<>();
      List<Map.Entry<String, Entry>> found = new ArrayList<>();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        String name = (String) field.getKey();
        if (name.equals(METADATA)) {
          readMetadata(field.getValue(), metadata);
        } else {
          found.add(Map.entry(name, entry(name, field.getValue())));
        }
      }
      found.sort(
          Comparator.comparingLong((Map.Entry<String, Entry> one) -> one.getValue().begin())
              .thenComparingLong(one -> one.getValue().end()));
      Map<String, Entry> entries = new LinkedHashMap<>();
      long at = 0;
      for (Map.Entry<String, Entry> one : found) {
        Entry entry = one.getValue();
        if (entry.begin() != at) {
          throw fault(one.getKey(), "begins at byte " + entry.begin(), String.valueOf(at));
        }
        at = entry.end();
        entries.put(one.getKey(), entry);
      }
      if (at != size) {
        throw new Json.Fault(
            "found " + size + " bytes after the header, expected " + at + " as it says.");
      }
      return new SafetensorsHeader(entries, metadata);
    } catch (Json.Fault e) {
      throw new TensorFileException(file, String.valueOf(e.getMessage()));
    }
  }

  private static void readMetadata(Object value, Map<String, String> into) throws Json.Fault {
    if (value instanceof Map<?, ?> fields) {
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        if (!(field.getValue() instanceof String text)) {
          throw new Json.Fault(
              "found metadata "
                  + Counts.shortened(String.valueOf(field.getKey()))
                  + " of another type, expected a string.");
        }
        into.put((String) field.getKey(), text);
      }
    } else {
      throw new Json.Fault("found metadata of another type, expected an object of strings.");
    }
  }

  private static Entry entry(String name, Object value) throws Json.Fault {
    if (!(value instanceof Map<?, ?> fields
        && fields.get("dtype") instanceof String dtype
        && fields.get("shape") instanceof List<?> shape
        && fields.get("data_offsets") instanceof List<?> offsets
        && offsets.size() == 2)) {
      throw fault(name, "is incomplete", "dtype, shape and two data_offsets");
    }
    if (shape.size() > Counts.MOST_AXES) {
      throw fault(name, "has " + shape.size() + " axes", "at most " + Counts.MOST_AXES);
    }
    List<Long> lengths = numbers(name, shape);
    List<Long> bounds = numbers(name, offsets);
    Integer bytes = SIZES.get(dtype);
    if (bytes == null) {
      throw fault(
          name,
          "has dtype " + Counts.shortened(dtype),
          "one of " + SIZES.keySet().stream().sorted().toList());
    }
    long[] shapeAndBytes = new long[lengths.size() + 1];
    for (int i = 0; i < lengths.size(); i++) {
      shapeAndBytes[i] = lengths.get(i);
    }
    shapeAndBytes[lengths.size()] = bytes;
    long needed = Counts.size(shapeAndBytes);
    long held = bounds.get(1) - bounds.get(0);
    if (held != needed) {
      throw fault(
          name,
          "has " + held + " bytes",
          Layout.product(shapeAndBytes) + " for " + dtype + " of shape " + lengths);
    }
    return new Entry(dtype, lengths, bounds.get(0), bounds.get(1));
  }

  private static List<Long> numbers(String name, List<?> given) throws Json.Fault {
    List<Long> numbers = new ArrayList<>();
    for (Object one : given) {
      if (!(one instanceof Long number) || number < 0) {
        throw fault(
            name,
            "has the number " + Counts.shortened(String.valueOf(one)),
            "whole numbers of 0 or more");
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static Json.Fault fault(String name, String found, String expected) {
    return new Json.Fault(
        "tensor "
            + JsonText.quote(Counts.shortened(name))
            + " "
            + found
            + ", expected "
            + expected
            + ".");
  }
}
