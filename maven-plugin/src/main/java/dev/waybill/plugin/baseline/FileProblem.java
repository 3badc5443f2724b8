package dev.waybill.plugin.baseline;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in a sentence why a file could not be read or written; Java says it by a class's name. */
public final class FileProblem {

  private FileProblem() {}

  /**
   * Describes a failure.
   *
   * @param failure what Java says
   * @return which file, what is wrong with it, and what to do
   */
  public static String of(IOException failure) {
    if (failure instanceof FileSystemException file) {
      String name = String.valueOf(file.getFile());
      if (failure instanceof NoSuchFileException) {
        return name + " is not there. Build the project first, or mend the path.";
      } else if (failure instanceof AccessDeniedException) {
        return name + " must not be read or written by this user. Change its permissions.";
      } else if (failure instanceof NotDirectoryException) {
        return name + " is a file, and a folder was expected. Name another one, or delete it.";
      } else if (failure instanceof FileAlreadyExistsException
          || failure instanceof DirectoryNotEmptyException) {
        return name + " is in the way. Move it elsewhere, or delete it.";
      }
      return name + " cannot be read or written: " + file.getReason() + ".";
    } else if (failure instanceof CharacterCodingException) {
      return "A file is no text in UTF-8: " + failure.getMessage() + ".";
    }
    String said = failure.getMessage();
    return said == null ? failure.toString() : said;
  }
}
