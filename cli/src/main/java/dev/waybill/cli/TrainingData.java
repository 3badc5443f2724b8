package dev.waybill.cli;

import dev.waybill.data.RandomSampler;
import dev.waybill.data.TensorDataset;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.io.Safetensors;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The examples that a configuration names.
///
/// @param learnt those to learn from
/// @param held those to look at after each epoch; none where the configuration wants none
/// @param classes the names of the classes, for targets that are texts
record TrainingData(TensorDataset learnt, List<TensorDataset> held, List<String> classes) {
  private static final Set<String> FIELDS =
      new LinkedHashSet<>(List.of("file", "x", "y", "classes"));
  private static final String FILE = "a CSV or safetensors file";

  /// Reads the files.
  ///
  /// @param config the whole configuration
  /// @param folder that paths are relative to
  static TrainingData read(ConfigNode config, Path folder, long seed) {
    ConfigNode data = config.object("data", "an object such as {\"file\": \"train.csv\"}");
    data.checkFields(FIELDS);
    Source source = new Source(data, data, folder);
    TensorDataset all = source.read(List.of());
    List<String> classes = source.classes;
    if (!config.has("validation")) {
      return new TrainingData(all, List.of(), classes);
    }
    ConfigNode validation =
        config.object("validation", "an object such as {\"share\": 0.2} or {\"file\": \"v.csv\"}");
    if (validation.has("share")) {
      validation.checkFields(Set.of("share"));
      return split(all, validation, seed, classes);
    }
    validation.checkFields(FIELDS);
    TensorDataset held = new Source(validation, data, folder).read(classes);
    return new TrainingData(all, List.of(held), classes);
  }

  private static TrainingData split(
      TensorDataset all, ConfigNode validation, long seed, List<String> classes) {
    double share = validation.number("share", 0, 1);
    int size = Math.toIntExact(all.size());
    int held = (int) Math.round(share * size);
    if (held < 1 || held >= size) {
      throw validation
          .field("share", "a number")
          .fault(
              "validation.share: found "
                  + share
                  + ", which holds back "
                  + held
                  + " of "
                  + Sentences.count(size, "example")
                  + ", expected a share that leaves both at least one.");
    }
    long[] order = new RandomSampler(size, seed).order(0);
    return new TrainingData(
        all.subset(Arrays.copyOfRange(order, held, size)),
        List.of(all.subset(Arrays.copyOf(order, held))),
        classes);
  }

  /// One file.
  private static final class Source {
    private final ConfigNode node;
    private final ConfigNode names;
    private final Path file;
    private List<String> classes = List.of();

    /// @param names has the columns where the node itself has none
    Source(ConfigNode node, ConfigNode names, Path folder) {
      this.node = node;
      this.names = names;
      this.file = folder.resolve(node.text("file", FILE));
      if (!Files.isRegularFile(file)) {
        throw node.field("file", FILE)
            .fault(node.path() + ".file: found no file " + file + ", expected " + FILE + ".");
      }
    }

    TensorDataset read(List<String> known) {
      try {
        return file.toString().endsWith(".safetensors") ? tensors() : table(known);
      } catch (ShapeException e) {
        throw Failure.of(file + ": " + e.problem(), e);
      }
    }

    private ConfigNode of(String name) {
      return node.has(name) ? node : names;
    }

    private TensorDataset tensors() {
      try {
        Safetensors open = Safetensors.open(file);
        Tensor y = tensor(open, "y");
        boolean whole = of("classes").truth("classes");
        return new TensorDataset(tensor(open, "x"), whole ? y.to(DType.I64) : y);
      } catch (IOException e) {
        throw Failure.of("cannot read " + file + ": " + Sentences.reason(e) + ".", e);
      }
    }

    private Tensor tensor(Safetensors open, String field) throws IOException {
      String name = of(field).has(field) ? of(field).text(field, "the name of a tensor") : field;
      if (!open.names().contains(name)) {
        throw of(field)
            .value()
            .fault(
                of(field).path()
                    + "."
                    + field
                    + ": found no tensor \""
                    + name
                    + "\" in "
                    + file
                    + ", expected one of "
                    + open.names()
                    + ".");
      }
      return open.tensor(name);
    }

    private TensorDataset table(List<String> known) {
      TrainingTable table = TrainingTable.read(file);
      List<String> y = columns(table, "y");
      Tensor x = table.numbers(columns(table, "x"));
      if (!of("classes").truth("classes")) {
        Tensor target = table.numbers(y);
        return new TensorDataset(x, target);
      }
      if (y.size() != 1) {
        throw of("y").wrong("y", of("y").field("y", "a column"), "one column of classes");
      }
      classes = known.isEmpty() ? table.classes(y.getFirst()) : known;
      return new TensorDataset(x, table.numbersOf(y.getFirst(), classes));
    }

    private List<String> columns(TrainingTable table, String field) {
      String expected =
          "the name of a column of " + file + " or several, out of " + table.columns();
      List<String> columns = of(field).texts(field, expected);
      for (String column : columns) {
        if (!table.has(column)) {
          throw of(field)
              .field(field, expected)
              .fault(
                  of(field).path()
                      + "."
                      + field
                      + ": found no column \""
                      + column
                      + "\", expected "
                      + expected
                      + ".");
        }
      }
      return columns;
    }
  }

  /// Returns the targets' names by number, for the metadata of files.
  Map<String, String> notes() {
    return classes.isEmpty() ? Map.of() : Map.of("classes", String.join(",", classes));
  }
}
