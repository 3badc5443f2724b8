package dev.waybill.cli;

import static dev.waybill.cli.Outcome.refuses;
import static dev.waybill.cli.Outcome.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.io.Safetensors;
import dev.waybill.tensor.Tensor;
import dev.waybill.training.TrainingHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTest {
  @TempDir private Path folder;

  /// Points inside a circle, above it and below it.
  @BeforeEach
  void writeTable() throws IOException {
    Random random = new Random(1);
    StringBuilder csv = new StringBuilder("width,height,kind\n");
    for (int i = 0; i < 200; i++) {
      double x = random.nextDouble() * 4 - 2;
      double y = random.nextDouble() * 4 - 2;
      String kind = x * x + y * y < 1.5 ? "in" : y > 0 ? "\"up, out\"" : "down";
      csv.append(String.format(Locale.ROOT, "%.4f,%.4f,%s%n", x, y, kind));
    }
    Files.writeString(folder.resolve("train.csv"), csv);
  }

  private Path config(String... replacements) throws IOException {
    String text = TrainingConfig.EXAMPLE.replace("\"epochs\": 20", "\"epochs\": 4");
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return Files.writeString(folder.resolve("config.json"), text);
  }

  @Test
  void trainsAndWritesModelHistoryAndCurve() throws IOException {
    Outcome outcome = run("train", config("\"epochs\": 4", "\"epochs\": 30").toString());
    Path out = folder.resolve("run");
    assertThat(outcome)
        .returns(0, Outcome::exitCode)
        .returns(
            "Trained 30 epochs on 160 examples: "
                + out.resolve("model.safetensors")
                + ", history.csv, curve.svg\n",
            Outcome::out);
    assertThat(outcome.err().lines()).hasSize(30).last().asString().startsWith("epoch 30  lr");
    TrainingHistory history = TrainingHistory.parse(Files.readString(out.resolve("history.csv")));
    assertThat(history.rows().getLast().value("validation.accuracy")).isGreaterThan(0.8);
    Safetensors model = Safetensors.open(out.resolve("model.safetensors"));
    assertThat(model.names()).containsExactlyInAnyOrder("0.weight", "0.bias", "2.weight", "2.bias");
    assertThat(model.metadata()).containsEntry("classes", "down,in,up, out");
    assertThat(Files.readString(out.resolve("curve.svg"))).contains("<svg", "<path");
  }

  @Test
  void resumedRunGivesTheSameBits() throws IOException {
    Path config = config();
    assertThat(run("train", config.toString()).exitCode()).isZero();
    Map<String, Tensor> whole = Safetensors.read(folder.resolve("run/model.safetensors"));
    Path half = config("\"out\": \"run\"", "\"out\": \"half\"", "\"epochs\": 4", "\"epochs\": 2");
    assertThat(run("train", half.toString()).exitCode()).isZero();
    Path rest = config("\"out\": \"run\"", "\"out\": \"half\"");
    refuses(
        1,
        "waybill train: found checkpoints of another run in "
            + folder.resolve("half")
            + ", expected none; resume that run, or choose another folder.",
        "train",
        rest.toString());
    assertThat(run("train", "--resume", rest.toString()).exitCode()).isZero();
    Map<String, Tensor> resumed = Safetensors.read(folder.resolve("half/model.safetensors"));
    whole.forEach(
        (name, tensor) ->
            assertThat(Objects.requireNonNull(resumed.get(name)).equal(tensor)).as(name).isTrue());
  }

  @Test
  void learnsFromTensorsByASchedule() throws IOException {
    Safetensors.write(
        folder.resolve("train.safetensors"),
        Map.of(
            "inputs",
            Tensor.of(1f, 2f, 3f).reshape(3, 1),
            "y",
            Tensor.of(2f, 4f, 6f).reshape(3, 1)));
    Files.writeString(
        folder.resolve("line.json"),
        """
        {"model": {"type": "nn.Linear", "inFeatures": 1, "outFeatures": 1},
         "loss": {"type": "nn.MseLoss"}, "optimizer": {"type": "optim.Sgd", "lr": 0.1},
         "schedule": {"type": "optim.lr.ReduceLrOnPlateau", "patience": 3},
         "data": {"file": "train.safetensors", "x": "inputs"},
         "clipNorm": 5, "ema": 0.5, "earlyStopping": {"patience": 50},
         "epochs": 60, "batch": 3, "out": "line"}
        """);
    assertThat(run("train", folder.resolve("line.json").toString()).exitCode()).isZero();
    double[] losses =
        TrainingHistory.parse(Files.readString(folder.resolve("line/history.csv"))).column("loss");
    assertThat(losses[losses.length - 1]).isLessThan(losses[0] / 10);
  }

  @Test
  void refusesToResumeWithAnotherConfiguration() throws IOException {
    assertThat(run("train", config("\"epochs\": 4", "\"epochs\": 1").toString()).exitCode())
        .isZero();
    Path other = config("\"outFeatures\": 16", "\"outFeatures\": 8", "\"lr\": 0.01", "\"lr\": 0.1");
    refuses(
        2,
        "waybill train: "
            + other
            + ":3:59: model.layers[0].outFeatures: found another value than in "
            + folder.resolve("run/checkpoint-00000005.safetensors")
            + ", expected the same; --resume goes on with the same configuration, in which only"
            + " epochs may differ. Train into another folder for another one.",
        "train",
        "--resume",
        other.toString());
  }

  @Test
  void writesTheAveragesThatTheValidationJudged() throws IOException {
    Outcome outcome = run("train", config("\"seed\": 1", "\"seed\": 1, \"ema\": 0.9").toString());
    assertThat(outcome.out()).contains("model.safetensors (the averages), history.csv");
    Safetensors model = Safetensors.open(folder.resolve("run/model.safetensors"));
    assertThat(model.metadata()).containsEntry("parameters", "averages");
    Safetensors last = Safetensors.open(folder.resolve("run/checkpoint-00000020.safetensors"));
    Tensor weight = model.tensor("0.weight");
    assertThat(weight.equal(last.tensor("average.0.weight"))).isTrue();
    assertThat(weight.equal(last.tensor("model.0.weight"))).isFalse();
  }

  @Test
  void refusesColumnsOfOneName() throws IOException {
    Files.writeString(folder.resolve("train.csv"), "width,height,width,kind\n1,2,3,a\n");
    refuses(
        1,
        "waybill train: "
            + folder.resolve("train.csv")
            + ": found two columns named \"width\", expected a name of its own for each of [width,"
            + " height, width, kind].",
        "train",
        config().toString());
  }

  @Test
  void showsAModel() throws IOException {
    assertThat(run("summary", config().toString()).out())
        .contains(
            "├─ 0: Linear(in=2, out=16): weight [16, 2], bias [16], 48 parameters\n",
            "2       Linear      [2, 3]           51\n99 parameters, 99 of them learnt");
    assertThat(run("summary", config().toString(), "--shape", "7,2").out()).contains("[7, 3]");
  }

  @Test
  void namesThePlaceOfEachMistake() throws IOException {
    refusesConfig(
        ":4:14: model.layers[1].type: found no type named \"nn.Rellu\", expected a type that is"
            + " made by name. The nearest are nn.Relu, nn.Celu, nn.Elu.",
        "nn.Relu",
        "nn.Rellu");
    refusesConfig(
        ":3:41: model.layers[0].inFeatures: found String \"two\", expected long.",
        "\"inFeatures\": 2",
        "\"inFeatures\": \"two\"");
    refusesConfig(
        ":8:64: data.y: found no column \"kinds\", expected the name of a column of "
            + folder.resolve("train.csv")
            + " or several, out of [width, height, kind].",
        "\"kind\"",
        "\"kinds\"");
    refusesConfig(
        ":10:13: epochs: found the number 0, expected a whole number, 1 or more.",
        "\"epochs\": 4",
        "\"epochs\": 0");
    refusesConfig(
        ":10:25: batch: found the number 4294967297, expected a whole number, 1 to 2147483647.",
        "\"batch\": 32",
        "\"batch\": 4294967297");
    refusesConfig(
        ":7:25: optimizer.type: found nn.Relu, expected an Optimizer.", "optim.Adam", "nn.Relu");
    refusesConfig(
        ":8:20: data.file: found no file "
            + folder.resolve("test.csv")
            + ", expected a CSV or safetensors file.",
        "train.csv",
        "test.csv");
    refusesConfig(
        ":9:27: validation.share: found 1.0, which holds back 200 of 200 examples, expected a"
            + " share that leaves both at least one.",
        "0.2",
        "1.0");
    assertThat(Files.exists(folder.resolve("run"))).isFalse();
  }

  private void refusesConfig(String message, String... replacements) throws IOException {
    Path config = config(replacements);
    refuses(2, "waybill train: " + config + message, "train", config.toString());
  }

  @Test
  void namesTheRowThatIsNoNumber() throws IOException {
    Files.writeString(folder.resolve("train.csv"), "width,height,kind\n1,2,a\n3,tall,b\n");
    refuses(
        1,
        "waybill train: "
            + folder.resolve("train.csv")
            + ": found \"tall\" in row 2, column \"height\", expected a number.",
        "train",
        config().toString());
  }

  @Test
  void demonstratesOnTheSourcesOfAJdk() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("jdk/lib"));
    List<String> animals = List.of("horse", "rabbit", "donkey", "badger", "weasel", "marten");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(lib.resolve("src.zip")))) {
      for (int i = 0; i < 60; i++) {
        String home = i % 2 == 0 ? "barn" : "wood";
        zip.putNextEntry(new ZipEntry("java.base/java/" + home + "/Some" + i + ".java"));
        String text =
            "/** Every %s of the %s with the number %s sleeps. */ class Some%d {}"
                .formatted(animals.get(i % 6), home, animals.get(i / 10), i);
        zip.write(text.getBytes(UTF_8));
      }
      zip.putNextEntry(new ZipEntry("java.sql/java/barn/Other.java"));
      zip.write("/** This sentence is of another module of the house. */".getBytes(UTF_8));
    }
    Path out = folder.resolve("demo");
    Outcome outcome =
        run("demo", "--train", "--jdk", folder.resolve("jdk") + "", "--out", out.toString());
    assertThat(outcome).returns(0, Outcome::exitCode);
    assertThat(outcome.out())
        .contains("2 packages of\n   java.barn, java.wood\n")
        .containsPattern("one process: [\\d.]+ % right after 6 epochs in [\\d.]+ s; the largest")
        .containsPattern("two ranks: [\\d.]+ % right after 6 epochs in")
        .contains("The curve: " + out.resolve("curve.svg").toUri() + "\n")
        .containsPattern("The difference is [+-][\\d.]+ percentage points");
    assertThat(TrainingHistory.parse(Files.readString(out.resolve("history.csv"))).rows())
        .hasSize(6);
  }

  @Test
  void demonstratesOnNothingElse() {
    refuses(
        1,
        "waybill demo: there is no "
            + folder.resolve("lib/src.zip")
            + " to learn from; --jdk names a JDK with sources.",
        "demo",
        "--train",
        "--jdk",
        folder.toString());
    refuses(2, "waybill demo: --train takes no queries.", "demo", "--train", "sort");
  }
}
