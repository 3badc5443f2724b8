package dev.waybill.nn;

/// A description that cannot be built.
public final class DescriptionException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String path;

  /// Makes the exception, with the message `path: problem`.
  ///
  /// @param path where in the description, such as `model.layers[1].inFeatures`
  /// @param problem what was found and what was expected, ending with a period
  public DescriptionException(String path, String problem) {
    super(path + ": " + problem);
    this.path = path;
  }

  /// Returns where in the description it is.
  ///
  /// @return such as `model.layers[1].inFeatures`
  public String path() {
    return path;
  }
}
