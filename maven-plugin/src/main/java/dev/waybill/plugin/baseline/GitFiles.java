package dev.waybill.plugin.baseline;

import dev.waybill.manifest.surface.Baseline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files of a baseline as they are in another commit, by the {@code git} command. */
final class GitFiles {

  private final Path base;

  GitFiles(Path base) {
    this.base = base;
  }

  SortedMap<String, String> read(String ref, Path folder) throws BaselineException, IOException {
    if (ref.isEmpty() || ref.startsWith("-")) {
      throw new BaselineException(
          "'git:" + ref + "' names no commit. Expected git:v1.2.0 or alike.");
    }
    String path = base.toAbsolutePath().relativize(folder.toAbsolutePath()).toString();
    String prefix = git("rev-parse", "--show-prefix").strip();
    String root = prefix + path.replace('\\', '/');
    try {
      git("rev-parse", "--verify", "--quiet", ref + "^{commit}");
    } catch (BaselineException e) {
      throw new BaselineException(
          "'git:"
              + ref
              + "' names no commit here. Expected a branch, a tag or a commit; a shallow clone lacks"
              + " most of them: git fetch --unshallow --tags.");
    }
    SortedMap<String, String> texts = new TreeMap<>();
    for (String name :
        git("ls-tree", "--full-tree", "--name-only", ref, root + "/").lines().toList()) {
      if (name.endsWith(Baseline.EXTENSION)) {
        texts.put(
            name.substring(name.lastIndexOf('/') + 1),
            TextFile.withoutMark(git("show", ref + ":" + name)));
      }
    }
    if (texts.isEmpty()) {
      throw new BaselineException(
          "git:" + ref + " has no " + root + ": nothing was reviewed there yet.");
    }
    return texts;
  }

  private String git(String... arguments) throws BaselineException, IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", base.toString()));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new BaselineException("The git command cannot be run: " + e.getMessage());
    }
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new BaselineException(String.join(" ", command) + " failed: " + output.strip() + ".");
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BaselineException("git was interrupted.");
    }
  }
}
