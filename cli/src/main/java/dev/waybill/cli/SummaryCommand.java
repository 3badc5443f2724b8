package dev.waybill.cli;

import dev.waybill.data.DataLoader;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Shows a model that a file describes.
@Command(
    name = "summary",
    description = "Show the model of a training's JSON file: its tree, its sizes and its shapes.",
    footer = {
      "Shapes are those for an input of --shape, else for the first examples of the data.",
      "",
      "Example:",
      "  waybill summary config.json --shape 32,784"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SummaryCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Parameters(paramLabel = "CONFIG.json", description = "The file.")
  private Path file;

  @Option(
      names = "--shape",
      split = ",",
      paramLabel = "N",
      description = "The lengths of the axes of an input, such as 32,784.")
  private long @Nullable [] shape;

  @Option(names = "--dtype", defaultValue = "f32", description = "The dtype of an input.")
  private String dtype;

  @Override
  public Integer call() {
    TrainingConfig config = TrainingConfig.read(file, waybill.library().registry());
    Layer model = config.model();
    waybill.terminal().out().println(model);
    if (shape != null || config.root().has("data")) {
      waybill.terminal().out().println();
      waybill.terminal().out().println(model.summary(input(config)));
    } else {
      waybill.terminal().out().println("Give --shape to see the shapes of results.");
    }
    return ExitCodes.OK;
  }

  private Tensor input(TrainingConfig config) {
    if (shape == null) {
      TrainingData data = TrainingData.read(config.root(), config.folder(), config.seed());
      return DataLoader.of(data.learnt()).batchSize(2).build().iterator().next().x();
    }
    DType type =
        DType.find(dtype)
            .orElseThrow(
                () ->
                    Failure.usage(
                        "--dtype: found \""
                            + dtype
                            + "\", expected one of "
                            + DType.choices()
                            + "."));
    return Tensor.zeros(type, shape);
  }
}
