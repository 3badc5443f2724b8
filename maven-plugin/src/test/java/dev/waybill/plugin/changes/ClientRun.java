package dev.waybill.plugin.changes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a client printed, and how it failed.
 *
 * @param printed what it printed
 * @param failure the exception that ended it; empty for none
 * @param isLinkageError whether the client itself did not link
 */
record ClientRun(String printed, String failure, boolean isLinkageError) {

  /** The property that names a file which the runs of one client share. */
  private static final String FILE = "client.file";

  /** Runs the client's {@code main}, on the module path if it is a module. */
  static ClientRun of(Path client, Path library, Path shared) throws Exception {
    System.setProperty(FILE, shared.toString());
    return Files.exists(client.resolve("module-info.class"))
        ? ofModule(client, library)
        : ofClassPath(client, library);
  }

  private static ClientRun ofClassPath(Path client, Path library)
      throws IOException, ReflectiveOperationException {
    URL[] path = {client.toUri().toURL(), library.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      return run(loader);
    }
  }

  private static ClientRun ofModule(Path client, Path library) throws ReflectiveOperationException {
    try {
      Configuration configuration =
          ModuleLayer.boot()
              .configuration()
              .resolve(ModuleFinder.of(client, library), ModuleFinder.of(), Set.of("client"));
      ModuleLayer layer =
          ModuleLayer.boot()
              .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
      return run(layer.findLoader("client"));
    } catch (FindException | ResolutionException e) {
      // A module that the library lacks is not what the client has asked for.
      boolean isOfClient = String.valueOf(e.getMessage()).contains("required by client");
      return new ClientRun("", e.toString(), isOfClient);
    }
  }

  private static ClientRun run(ClassLoader loader) throws ReflectiveOperationException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      Class.forName("client.Client", true, loader)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
      return new ClientRun(printed.toString(StandardCharsets.UTF_8), "", false);
    } catch (InvocationTargetException e) {
      return new ClientRun(
          printed.toString(StandardCharsets.UTF_8),
          e.getCause().toString(),
          isLinkage(e.getCause()));
    } catch (LinkageError e) {
      return new ClientRun("", e.toString(), true);
    } finally {
      System.setOut(out);
    }
  }

  private static boolean isLinkage(Throwable failure) {
    // Where the library calls what the client does not have, the client itself has linked.
    if (failure instanceof AbstractMethodError) {
      return failure.getStackTrace()[0].getClassName().startsWith("client.");
    }
    return failure instanceof LinkageError
        || (failure.getCause() != null && isLinkage(failure.getCause()));
  }
}
