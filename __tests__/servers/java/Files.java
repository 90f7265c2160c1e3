import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.apache.iceberg.GenericBlobMetadata;
import org.apache.iceberg.GenericStatisticsFile;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.PartitionStatsHandler;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.puffin.Blob;
import org.apache.iceberg.puffin.Puffin;
import org.apache.iceberg.puffin.PuffinWriter;

/** Files of a table that hold no rows. */
final class Files {
  static Map<String, String> metadata(Table table) throws IOException {
    String location = ((HasTableOperations) table).operations().current().metadataFileLocation();
    byte[] bytes;
    try (var stream = table.io().newInputFile(location).newStream()) {
      bytes = stream.readAllBytes();
    }
    boolean gzip = bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
    if (gzip) bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
    return Map.of("location", location, "text", new String(bytes, StandardCharsets.UTF_8));
  }

  /** The blob's bytes are no sketch that a planner could use, but the file is a Puffin file. */
  static Object setStatistics(Table table, long snapshot) throws IOException {
    long sequence = table.snapshot(snapshot).sequenceNumber();
    String path = table.location() + "/metadata/" + UUID.randomUUID() + ".stats";
    OutputFile output = table.io().newOutputFile(path);
    PuffinWriter writer = Puffin.write(output).createdBy("tests").build();
    try (writer) {
      var bytes = ByteBuffer.wrap("sketch".getBytes(StandardCharsets.UTF_8));
      writer.add(
          new Blob(
              "apache-datasketches-theta-v1",
              List.of(1),
              snapshot,
              sequence,
              bytes,
              null,
              Map.of("ndv", "2")));
      writer.finish();
    }
    var blobs =
        writer.writtenBlobsMetadata().stream().map(GenericBlobMetadata::from).toList();
    table
        .updateStatistics()
        .setStatistics(
            new GenericStatisticsFile(
                snapshot, path, writer.fileSize(), writer.footerSize(), List.copyOf(blobs)))
        .commit();
    if (table.spec().isUnpartitioned()) return null;
    table
        .updatePartitionStatistics()
        .setPartitionStatistics(PartitionStatsHandler.computeAndWriteStatsFile(table, snapshot))
        .commit();
    return null;
  }
}
