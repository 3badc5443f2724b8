package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Runs a pipeline.
@Command(
    name = "run",
    description = "Run a pipeline of named ops from a JSON file and print the last result.",
    footer = {
      "A pipeline is a list of steps. \"args\" is an object by name or an array by",
      "place; \"as\" names the result, \"$name\" stands for it in later steps. A text that",
      // Picocli prints two dollar signs as one.
      "begins with a dollar sign is written with two, \"$$$$5\" for \"$5\". All of it is",
      "checked before the first step runs.",
      "",
      "Example:",
      "  [{\"op\": \"search.analyze\", \"args\": {\"text\": \"Thin layers\"}, \"as\": \"tokens\"},",
      "   {\"op\": \"org.example.count\", \"args\": [\"$tokens\"]}]"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunCommand implements Callable<Integer> {

  @ParentCommand private Waybill waybill;

  @Parameters(paramLabel = "PIPELINE.json", description = "The file.")
  private Path file;

  @Option(names = "--json", description = "Write the result as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Pipeline pipeline = Pipeline.parse(text(), file.toString(), waybill.library()::callee);
    Object result;
    try (Progress progress = new Progress(waybill.terminal(), "steps")) {
      result = pipeline.run(progress);
    }
    waybill.terminal().out().println(json ? ResultText.json(result) : ResultText.plain(result));
    return ExitCodes.OK;
  }

  private String text() {
    if (Files.isDirectory(file)) { // what Java says of it differs between systems
      throw Failure.of("cannot read " + file + ": it is a folder.");
    }
    try {
      return Files.readString(file, UTF_8);
    } catch (CharacterCodingException e) {
      throw Failure.of("cannot read " + file + ": it is not UTF-8 text.", e);
    } catch (IOException e) {
      throw Failure.of("cannot read " + file + ": " + Sentences.reason(e) + ".", e);
    }
  }
}
