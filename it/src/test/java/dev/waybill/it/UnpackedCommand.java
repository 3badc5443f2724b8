package dev.waybill.it;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The zip with the command line, unpacked.
final class UnpackedCommand {
  private static final Path ZIP =
      Path.of("../cli/target/waybill-cli-" + Build.VERSION + "-bin.zip");

  private UnpackedCommand() {}

  /// Unpacks the zip into a folder, with the permissions that it holds, and returns the one folder
  /// that is in it.
  static Path into(Path folder) throws IOException {
    try (FileSystem zip =
            FileSystems.newFileSystem(ZIP, Map.of("enablePosixFileAttributes", true));
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      List<Path> files = entries.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        Path copy = folder.resolve(file.toString().substring(1));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
      }
    }
    return folder.resolve("waybill-" + Build.VERSION);
  }
}
