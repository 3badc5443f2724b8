package dev.waybill.plugin.witness.client;

/**
 * One use of an element.
 *
 * @param line the statement or declaration that uses it, for people to read
 * @param members the members of a class {@code Client} that has it, with a method {@code run}
 */
public record Use(String line, String members) {

  /** A use by one statement. */
  static Use ofStatement(String statement, String thrown) {
    return new Use(statement, "static void run()" + thrown + " {\n    " + statement + "\n  }");
  }

  /** A use by a declaration, which {@code run} makes the virtual machine link. */
  static Use ofDeclaration(String line, String members, String run) {
    return new Use(
        line, members + "\n\n  static void run() throws Throwable {\n    " + run + "\n  }");
  }
}
