package dev.waybill.ops.torch;

import dev.waybill.io.Safetensors;
import dev.waybill.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The cases of one op, as PyTorch answered them; `torch-cases/README.md` describes the format.
record TorchFile(String op, String set, List<Case> cases, Safetensors tensors) {

  /// Reads the files of a folder whose ops are wanted, in the order of their names.
  static List<TorchFile> all(Path folder, List<String> wanted) {
    Path nested = folder.resolve("ops");
    try (Stream<Path> files = Files.list(Files.isDirectory(nested) ? nested : folder)) {
      return files
          .filter(path -> path.toString().endsWith(".json"))
          .filter(path -> wanted.isEmpty() || wanted.contains(stem(path)))
          .sorted()
          .map(TorchFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns a tensor over memory of its own: writing to it changes no other call's.
  Tensor tensor(Object key) {
    try {
      return tensors.tensor((String) key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TorchFile read(Path path) {
    try {
      Map<?, ?> json = Json.map(Json.parse(Files.readString(path)));
      List<Case> cases =
          Json.list(json.get("cases")).stream().map(Json::map).map(Case::new).toList();
      Safetensors tensors = Safetensors.open(path.resolveSibling(stem(path) + ".safetensors"));
      return new TorchFile((String) json.get("op"), (String) json.get("set"), cases, tensors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stem(Path path) {
    return path.getFileName().toString().replace(".json", "");
  }

  /// One call and what came of it.
  record Case(Map<?, ?> json) {
    String id() {
      return (String) json.get("id");
    }

    String tag() {
      return (String) json.get("tag");
    }

    String kind() {
      return (String) json.get("kind");
    }

    boolean is(String flag) {
      return Boolean.TRUE.equals(json.get(flag));
    }

    Map<?, ?> args() {
      return Json.map(json.get("args"));
    }

    Map<?, ?> expect() {
      return Json.map(json.get("expect"));
    }

    /// Returns the message with which PyTorch refused the call.
    String refusal() {
      Object error = json.get("error");
      return error == null ? "nothing" : (String) Json.map(error).get("message");
    }

    /// Returns the relative and the absolute tolerance.
    double[] tolerance(String of) {
      return Json.list(Json.map(json.get("tol")).get(of)).stream()
          .mapToDouble(number -> ((Number) number).doubleValue())
          .toArray();
    }
  }
}
