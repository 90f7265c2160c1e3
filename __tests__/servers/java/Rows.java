import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;

/** Rows written and read. */
final class Rows {
  static String append(Table table, List<Long> ids, String branch) throws IOException {
    var append = table.newAppend();
    for (DataFile file : write(table, ids)) append.appendFile(file);
    append.toBranch(branch).commit();
    return String.valueOf(Refs.head(table, branch));
  }

  /** Writes each file that has one of them anew, without it. */
  static String delete(Table table, List<Long> ids, String branch) throws IOException {
    Set<Long> gone = new HashSet<>(ids);
    OverwriteFiles overwrite = table.newOverwrite();
    try (CloseableIterable<FileScanTask> tasks =
        table.newScan().useSnapshot(Refs.head(table, branch)).planFiles()) {
      for (FileScanTask task : tasks) {
        List<Long> held = idsOf(table, task.file());
        if (held.stream().noneMatch(gone::contains)) continue;
        overwrite.deleteFile(task.file());
        List<Long> kept = held.stream().filter(id -> !gone.contains(id)).toList();
        for (DataFile file : write(table, kept)) overwrite.addFile(file);
      }
    }
    overwrite.toBranch(branch).commit();
    return String.valueOf(Refs.head(table, branch));
  }

  static List<Long> ids(Table table, String ref) throws IOException {
    List<Long> ids = new ArrayList<>();
    if (!table.refs().containsKey(ref)) return ids;
    long snapshot = Refs.head(table, ref);
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table).useSnapshot(snapshot).select("id").build()) {
      rows.forEach(row -> ids.add((Long) row.getField("id")));
    }
    return ids.stream().sorted().toList();
  }

  static List<Long> rowIds(Table table, String ref) throws IOException {
    Map<Long, Long> byId = new java.util.TreeMap<>();
    Schema wanted = new Schema(table.schema().findField("id"), MetadataColumns.ROW_ID);
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .useSnapshot(Refs.head(table, ref))
            .project(wanted)
            .build()) {
      rows.forEach(row -> byId.put((Long) row.getField("id"), (Long) row.getField("_row_id")));
    }
    return new ArrayList<>(byId.values());
  }

  /** One file a partition. */
  private static List<DataFile> write(Table table, List<Long> ids) throws IOException {
    PartitionKey key = new PartitionKey(table.spec(), table.schema());
    var wrapper = new InternalRecordWrapper(table.schema().asStruct());
    Map<PartitionKey, List<Record>> byPartition = new LinkedHashMap<>();
    for (Long id : ids) {
      Record row = row(table.schema(), id);
      key.partition(wrapper.wrap(row));
      byPartition.computeIfAbsent(key.copy(), unused -> new ArrayList<>()).add(row);
    }
    List<DataFile> files = new ArrayList<>();
    for (var partition : byPartition.entrySet())
      files.add(writeFile(table, partition.getKey(), partition.getValue()));
    return files;
  }

  private static DataFile writeFile(Table table, PartitionKey partition, List<Record> rows)
      throws IOException {
    String name = UUID.randomUUID() + ".parquet";
    var locations = table.locationProvider();
    String location =
        table.spec().isUnpartitioned()
            ? locations.newDataLocation(name)
            : locations.newDataLocation(table.spec(), partition, name);
    DataWriter<Record> writer =
        Parquet.writeData(table.io().newOutputFile(location))
            .schema(table.schema())
            .createWriterFunc(GenericParquetWriter::create)
            .withSpec(table.spec())
            .withPartition(partition)
            .build();
    try (writer) {
      rows.forEach(writer::write);
    }
    return writer.toDataFile();
  }

  private static Record row(Schema schema, long id) {
    Record row = GenericRecord.create(schema);
    row.setField("id", id);
    if (schema.findField("region") != null) row.setField("region", id % 2 == 0 ? "south" : "north");
    return row;
  }

  private static List<Long> idsOf(Table table, DataFile file) throws IOException {
    Schema schema = table.schema().select("id");
    List<Long> ids = new ArrayList<>();
    try (CloseableIterable<Record> rows =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(schema)
            .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
            .build()) {
      rows.forEach(row -> ids.add((Long) row.getField("id")));
    }
    return ids;
  }
}
