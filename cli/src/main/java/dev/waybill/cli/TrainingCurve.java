package dev.waybill.cli;

import dev.waybill.io.AtomicText;
import dev.waybill.training.TrainingHistory;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The losses of a training as a picture.
final class TrainingCurve {
  private TrainingCurve() {}

  /// Writes the losses by epoch, or other columns, as SVG.
  ///
  /// @throws Failure if it cannot be drawn or written
  static void write(Path file, TrainingHistory history, String title, List<String> columns) {
    System.setProperty("java.awt.headless", "true"); // a terminal may have no screen
    try {
      XYChart chart =
          new XYChartBuilder()
              .width(720)
              .height(440)
              .title(title)
              .xAxisTitle("epoch")
              .yAxisTitle(String.join(", ", columns))
              .build();
      chart.getStyler().setChartBackgroundColor(Color.WHITE);
      chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
      for (String column : columns) {
        chart
            .addSeries(column, history.column("epoch"), history.column(column))
            .setMarker(SeriesMarkers.CIRCLE);
      }
      ByteArrayOutputStream svg = new ByteArrayOutputStream();
      VectorGraphicsEncoder.saveVectorGraphic(chart, svg, VectorGraphicsFormat.SVG);
      AtomicText.write(file, svg.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Failure.of("cannot write " + file + ": " + Sentences.reason(e) + ".", e);
    } catch (LinkageError | RuntimeException e) {
      // A JDK without java.desktop, or a machine without fonts.
      throw Failure.of(
          "cannot draw " + file + ": " + Sentences.reason(e) + "; the CSV has the same numbers.",
          e);
    }
  }
}
