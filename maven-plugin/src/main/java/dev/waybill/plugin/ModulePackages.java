package dev.waybill.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds the parameter {@code packages} of another module, which Maven gives to that one's goals.
 */
final class ModulePackages {

  private static final String PLUGIN = "dev.waybill:waybill-maven-plugin";
  private static final String PARAMETER = "packages";
  private static final String PROPERTY = "waybill.packages";

  private ModulePackages() {}

  /**
   * Returns the packages of which every public class belongs to the surface of a module.
   *
   * @param module the module
   * @param user the properties of the command line
   */
  static List<String> of(MavenProject module, Properties user) {
    Plugin plugin = module.getPlugin(PLUGIN);
    if (plugin != null) {
      for (ConfigurationContainer each :
          Stream.concat(plugin.getExecutions().stream(), Stream.of(plugin)).toList()) {
        if (each.getConfiguration() instanceof Xpp3Dom configuration) {
          Xpp3Dom packages = configuration.getChild(PARAMETER);
          if (packages != null) {
            return values(packages);
          }
        }
      }
    }
    return list(user.getProperty(PROPERTY, module.getProperties().getProperty(PROPERTY, "")));
  }

  private static List<String> values(Xpp3Dom packages) {
    if (packages.getChildCount() == 0) {
      return list(packages.getValue() == null ? "" : packages.getValue());
    }
    List<String> values = new ArrayList<>();
    for (Xpp3Dom each : packages.getChildren()) {
      values.add(each.getValue() == null ? "" : each.getValue().strip());
    }
    return values;
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
