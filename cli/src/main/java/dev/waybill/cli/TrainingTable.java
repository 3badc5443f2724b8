package dev.waybill.cli;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A CSV file whose first line names its columns.
final class TrainingTable {
  private final Path file;
  private final List<String> columns;
  private final List<String[]> rows;

  private TrainingTable(Path file, List<String> columns, List<String[]> rows) {
    this.file = file;
    this.columns = columns;
    this.rows = rows;
  }

  /// Reads a file.
  ///
  /// @throws Failure if it cannot be read, has no rows, a row of another length, or two columns of
  ///   one name
  static TrainingTable read(Path file) {
    List<String[]> lines = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file);
        MappingIterator<String[]> parsed =
            new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readerFor(String[].class)
                .readValues(reader)) {
      while (parsed.hasNext()) {
        lines.add(parsed.next());
      }
    } catch (IOException | RuntimeJsonMappingException e) {
      throw Failure.of("cannot read " + file + ": " + Sentences.reason(e) + ".", e);
    }
    if (lines.size() < 2) {
      throw Failure.of(
          file
              + ": found "
              + Sentences.count(lines.size(), "line")
              + ", expected a line of names"
              + " and at least one of values.");
    }
    List<String> columns = List.of(lines.getFirst());
    for (String column : columns) {
      if (columns.indexOf(column) != columns.lastIndexOf(column)) {
        throw Failure.of(
            file
                + ": found two columns named \""
                + column
                + "\", expected a name of its own for each of "
                + columns
                + ".");
      }
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).length != columns.size()) {
        throw Failure.of(
            file
                + ": found "
                + Sentences.count(lines.get(i).length, "value")
                + " in row "
                + i
                + ", expected "
                + columns.size()
                + ", one for each of "
                + columns
                + ".");
      }
    }
    return new TrainingTable(file, columns, lines.subList(1, lines.size()));
  }

  boolean has(String column) {
    return columns.contains(column);
  }

  List<String> columns() {
    return columns;
  }

  /// Returns columns of numbers side by side, `[rows, names]`.
  Tensor numbers(List<String> names) {
    float[] values = new float[Math.multiplyExact(rows.size(), names.size())];
    int at = 0;
    for (int row = 0; row < rows.size(); row++) {
      for (String name : names) {
        values[at++] = number(row, name);
      }
    }
    return Tensor.fromArray(values, rows.size(), names.size());
  }

  private float number(int row, String name) {
    String text = rows.get(row)[columns.indexOf(name)];
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw Failure.of(
          file
              + ": found \""
              + text
              + "\" in row "
              + (row + 1)
              + ", column \""
              + name
              + "\", expected a number.",
          e);
    }
  }

  /// Returns the different texts of a column, sorted.
  List<String> classes(String name) {
    TreeSet<String> classes = new TreeSet<>();
    rows.forEach(row -> classes.add(row[columns.indexOf(name)]));
    return List.copyOf(classes);
  }

  /// Returns which of the classes each row of a column is.
  Tensor numbersOf(String name, List<String> classes) {
    Map<String, Integer> numbers = new HashMap<>();
    classes.forEach(one -> numbers.put(one, numbers.size()));
    long[] found = new long[rows.size()];
    for (int i = 0; i < found.length; i++) {
      String text = rows.get(i)[columns.indexOf(name)];
      Integer number = numbers.get(text);
      if (number == null) {
        throw Failure.of(
            file
                + ": found the class \""
                + text
                + "\" in row "
                + (i + 1)
                + ", expected one of those that are learnt: "
                + classes
                + ".");
      }
      found[i] = number;
    }
    return Tensor.of(found);
  }
}
