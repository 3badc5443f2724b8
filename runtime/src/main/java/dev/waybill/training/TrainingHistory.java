package dev.waybill.training;

import dev.waybill.io.AtomicText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// What each epoch of a training came to.
///
/// @param columns the names of the numbers: `epoch`, `step`, `lr`, `loss`, the metrics, and with
///   validation `validationLoss` and the metrics as `validation.NAME`
/// @param rows one an epoch
public record TrainingHistory(List<String> columns, List<Row> rows) {

  /// Copies the lists.
  public TrainingHistory {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// An epoch.
  ///
  /// @param columns the names of the numbers
  /// @param values as many numbers
  public record Row(List<String> columns, List<Double> values) {

    /// Copies the lists.
    public Row {
      columns = List.copyOf(columns);
      values = List.copyOf(values);
    }

    /// Returns a number.
    ///
    /// @param column one of the columns
    /// @return its value
    /// @throws IllegalArgumentException if there is no such column
    public double value(String column) {
      int place = columns.indexOf(column);
      if (place < 0) {
        throw new IllegalArgumentException(
            "column must be one of " + columns + ", but is " + column);
      }
      return values.get(place);
    }
  }

  /// Returns the numbers of a column.
  ///
  /// @param name one of the columns
  /// @return one an epoch
  /// @throws IllegalArgumentException if there is no such column
  public double[] column(String name) {
    return rows.stream().mapToDouble(row -> row.value(name)).toArray();
  }

  /// Returns the history as CSV: a line of names, then a line an epoch.
  ///
  /// @return numbers that read back as the same bits
  public String toCsv() {
    StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
    for (Row row : rows) {
      StringJoiner line = new StringJoiner(",");
      for (double value : row.values()) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        line.add(whole ? Long.toString((long) value) : Double.toString(value));
      }
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /// Reads what [#toCsv()] returned.
  ///
  /// @param csv the text
  /// @return the history
  /// @throws IllegalArgumentException if a line has another number of values, or one is no number
  public static TrainingHistory parse(String csv) {
    List<String> lines = csv.lines().toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("csv must have a line of names, but is empty");
    }
    List<String> columns = List.of(lines.get(0).split(",", -1));
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<Double> values = new ArrayList<>();
      for (String value : line.split(",", -1)) {
        values.add(Double.valueOf(value));
      }
      if (values.size() != columns.size()) {
        throw new IllegalArgumentException(
            "csv must have " + columns.size() + " values a line, but has: " + line);
      }
      rows.add(new Row(columns, values));
    }
    return new TrainingHistory(columns, rows);
  }

  /// Writes the history as CSV, so that nobody sees half of it.
  ///
  /// @param file such as `history.csv`
  /// @throws IOException if it cannot be written
  public void writeCsv(Path file) throws IOException {
    AtomicText.write(file, toCsv());
  }
}
