package dev.waybill.cli;

import dev.waybill.data.DataLoader;
import dev.waybill.data.DistributedSampler;
import dev.waybill.data.RandomSampler;
import dev.waybill.data.Sampler;
import dev.waybill.distributed.DistributedDataParallel;
import dev.waybill.distributed.ProcessGroup;
import dev.waybill.distributed.ThreadRanks;
import dev.waybill.nn.Description;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Loss;
import dev.waybill.optim.Optimizer;
import dev.waybill.tensor.Generator;
import dev.waybill.training.Metric;
import dev.waybill.training.Trainer;
import dev.waybill.training.TrainingHistory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Trains a model on text that every JDK carries: which package is a sentence from?
final class TrainingDemo {
  private static final int EPOCHS = 6;
  private static final int BATCH = 128;
  private static final int RANKS = 2;
  private static final int WIDTH = 64;
  private static final long SEED = 1;
  private static final String ACCURACY = "validation.accuracy";

  private final Waybill waybill;
  private final JdkDocs docs;
  private final Path folder;
  private final PrintStream out;
  private final Description descriptions;

  TrainingDemo(Waybill waybill, JdkDocs docs, Path folder) {
    this.waybill = waybill;
    this.docs = docs;
    this.folder = folder;
    this.out = waybill.terminal().out();
    this.descriptions = new Description(waybill.library().registry());
  }

  void run() throws IOException {
    out.println("== Which package is a sentence of the documentation from?");
    out.println();
    PackageSentences sentences = sentences();
    out.printf(
        Locale.ROOT,
        "   %s to learn from, %s of other files to be asked about, %s of%n   %s%n%n",
        Sentences.count(sentences.learnt().size(), "sentence"),
        Sentences.count(sentences.held().size(), "sentence"),
        Sentences.count(sentences.packages().size(), "package"),
        String.join(", ", sentences.packages()));
    out.println("== In one process");
    out.println();
    Layer model = model(sentences);
    model.toString().lines().forEach(line -> out.println("   " + line));
    out.println();
    long start = System.nanoTime();
    TrainingHistory history = alone(model, sentences);
    report("one process", history, sentences, start);
    Path curve = folder.resolve("curve.svg");
    TrainingCurve.write(curve, history, "Loss", List.of("loss", "validationLoss"));
    history.writeCsv(folder.resolve("history.csv"));
    out.println("The curve: " + curve.toUri());
    out.println();
    out.println("== On two ranks, threads of this process, that average their gradients");
    out.println();
    start = System.nanoTime();
    TrainingHistory together = onRanks(sentences);
    report("two ranks", together, sentences, start);
    double difference = last(together) - last(history);
    out.printf(
        Locale.ROOT,
        "   The difference is %+.1f percentage points: a step has as many sentences, but dropout"
            + " takes other%n   numbers, and sums are rounded in another order.%n",
        100 * difference);
  }

  /// Trains the same model on ranks, each with its part of each epoch, and half a batch a step.
  private TrainingHistory onRanks(PackageSentences sentences) {
    return ThreadRanks.call(
            RANKS,
            group -> {
              Layer model = model(sentences);
              try (var parallel = new DistributedDataParallel<>(model, group)) {
                Trainer.Builder trainer =
                    trainer(model, sentences)
                        // Else both ranks would drop out the same places of their sentences.
                        .seed(SEED + group.rank())
                        .group(group)
                        .predict(x -> parallel.call(itself -> itself.call(x)));
                if (group.rank() == 0) {
                  trainer.progress(waybill.terminal().err(), waybill.terminal().interactive());
                }
                return trainer.build().fit(loader(sentences, group), EPOCHS);
              }
            })
        .getFirst();
  }

  private static DataLoader loader(PackageSentences sentences, ProcessGroup group) {
    Sampler all = new RandomSampler(sentences.learnt().size(), SEED);
    return DataLoader.of(sentences.learnt())
        .batchSize(BATCH / RANKS)
        .sampler(
            new DistributedSampler(
                all, group.rank(), group.size(), DistributedSampler.Remainder.PAD))
        .build();
  }

  private static double last(TrainingHistory history) {
    return history.rows().getLast().value(ACCURACY);
  }

  private PackageSentences sentences() {
    try (Progress progress = new Progress(waybill.terminal(), "reading")) {
      return PackageSentences.of(docs.read(progress, file -> file.startsWith("java.base/java/")));
    }
  }

  private TrainingHistory alone(Layer model, PackageSentences sentences) throws IOException {
    DataLoader loader =
        DataLoader.of(sentences.learnt()).batchSize(BATCH).shuffle(SEED).workers(1).build();
    return trainer(model, sentences)
        .progress(waybill.terminal().err(), waybill.terminal().interactive())
        .build()
        .fit(loader, EPOCHS);
  }

  private Trainer.Builder trainer(Layer model, PackageSentences sentences) {
    Optimizer optimizer =
        descriptions.build(
            "optimizer",
            Map.of("type", "optim.Adam", "lr", 5e-3),
            Optimizer.class,
            Map.of("parameters", model.parameters()));
    Loss loss = descriptions.build("loss", Map.of("type", "nn.CrossEntropyLoss"), Loss.class);
    return Trainer.of(model, loss, optimizer)
        .validation(DataLoader.of(sentences.held()).batchSize(4 * BATCH).build())
        .metric("accuracy", Metric.accuracy())
        .seed(SEED);
  }

  /// Makes the model: the mean of a sentence's words, then a layer that weighs packages.
  private Layer model(PackageSentences sentences) {
    Map<String, Object> description =
        Map.of(
            "type",
            "nn.Sequential",
            "layers",
            List.of(
                Map.of(
                    "type",
                    "nn.EmbeddingBag",
                    "numEmbeddings",
                    sentences.words(),
                    "embeddingDim",
                    WIDTH,
                    "paddingIdx",
                    PackageSentences.PADDING),
                Map.of("type", "nn.Dropout", "p", 0.3),
                Map.of(
                    "type",
                    "nn.Linear",
                    "inFeatures",
                    WIDTH,
                    "outFeatures",
                    sentences.packages().size())));
    return new Generator(SEED).supply(() -> descriptions.build("model", description, Layer.class));
  }

  private void report(
      String where, TrainingHistory history, PackageSentences sentences, long start) {
    out.printf(
        Locale.ROOT,
        "   %s: %.1f %% right after %s in %.1f s; the largest package alone would be %.1f %%%n%n",
        where,
        100 * last(history),
        Sentences.count(history.rows().size(), "epoch"),
        (System.nanoTime() - start) / 1e9,
        100 * sentences.majority());
  }
}
