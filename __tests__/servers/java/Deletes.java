import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;

/** Rows deleted by what stands beside the data files: positions, vectors from format 3 on, or values. */
final class Deletes {
  /** Of a data file that nothing was deleted from this way before. */
  static String rowDelta(Table table, JsonNode action) throws IOException {
    Set<Long> gone = new HashSet<>(Actions.numbers(action.get("ids")));
    boolean byValue = Actions.text(action, "by", "position").equals("value");
    RowDelta delta =
        table.newRowDelta().validateFromSnapshot(Refs.head(table, Writes.branch(action)));
    for (DataFile file : Writes.live(table, action)) {
      List<Long> held = Rows.recordsOf(table, file).stream().map(Rows::idOf).toList();
      List<Long> hit = held.stream().filter(gone::contains).toList();
      if (hit.isEmpty()) continue;
      if (byValue) delta.addDeletes(values(table, file, hit));
      else for (DeleteFile one : positions(table, file, held, gone)) delta.addDeletes(one);
    }
    return Writes.commit(table, delta, action);
  }

  private static List<DeleteFile> positions(
      Table table, DataFile file, List<Long> held, Set<Long> gone) throws IOException {
    List<Long> positions = new ArrayList<>();
    for (int at = 0; at < held.size(); at++) if (gone.contains(held.get(at))) positions.add((long) at);
    int version = ((HasTableOperations) table).operations().current().formatVersion();
    return version >= 3 ? vectors(table, file, positions) : List.of(list(table, file, positions));
  }

  private static List<DeleteFile> vectors(Table table, DataFile file, List<Long> positions)
      throws IOException {
    var files = OutputFileFactory.builderFor(table, 1, 1).format(FileFormat.PUFFIN).build();
    BaseDVFileWriter writer = new BaseDVFileWriter(files, path -> null);
    try (writer) {
      for (long at : positions) writer.delete(file.location(), at, specOf(table, file), file.partition());
    }
    return writer.result().deleteFiles();
  }

  private static DeleteFile list(Table table, DataFile file, List<Long> positions)
      throws IOException {
    var writer =
        Parquet.writeDeletes(newFile(table))
            .withSpec(specOf(table, file))
            .withPartition(file.partition())
            .<Record>buildPositionWriter();
    try (writer) {
      for (long at : positions) writer.write(PositionDelete.<Record>create().set(file.location(), at));
    }
    return writer.toDeleteFile();
  }

  private static DeleteFile values(Table table, DataFile file, List<Long> ids) throws IOException {
    Schema schema = table.schema().select("id");
    var writer =
        Parquet.writeDeletes(newFile(table))
            .rowSchema(schema)
            .equalityFieldIds(schema.findField("id").fieldId())
            .createWriterFunc(GenericParquetWriter::create)
            .withSpec(specOf(table, file))
            .withPartition(file.partition())
            .<Record>buildEqualityWriter();
    try (writer) {
      for (long id : ids) {
        Record row = GenericRecord.create(schema);
        row.setField("id", id);
        writer.write(row);
      }
    }
    return writer.toDeleteFile();
  }

  private static PartitionSpec specOf(Table table, DataFile file) {
    return table.specs().get(file.specId());
  }

  private static OutputFile newFile(Table table) {
    String name = UUID.randomUUID() + "-deletes.parquet";
    return table.io().newOutputFile(table.locationProvider().newDataLocation(name));
  }
}
