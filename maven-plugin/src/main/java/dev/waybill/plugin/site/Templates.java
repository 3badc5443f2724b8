package dev.waybill.plugin.site;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** Fills in the templates beside this class; what they print is escaped unless it is HTML. */
final class Templates {

  private static final Version VERSION = Configuration.VERSION_2_3_34;

  private final Configuration configuration = new Configuration(VERSION);

  Templates() {
    configuration.setClassForTemplateLoading(Templates.class, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
    configuration.setRecognizeStandardFileExtensions(true);
    configuration.setObjectWrapper(new DefaultObjectWrapperBuilder(VERSION).build());
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    // The same text on every machine.
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
  }

  /** Fills in a template. */
  String fill(String template, Map<String, Object> values) {
    StringWriter out = new StringWriter();
    try {
      configuration.getTemplate(template + ".ftlh").process(values, out);
    } catch (IOException | TemplateException e) {
      // The templates are our own, and tested: this is a fault of theirs.
      throw new IllegalStateException(template + ": " + e.getMessage(), e);
    }
    return out.toString();
  }
}
