import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.MetadataColumns;
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
import org.apache.iceberg.types.Types;

/** Rows read, and written to files. */
final class Rows {
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 1, 0, 0);

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

  /** Each row whole, by its id: all columns of the table's schema. */
  static Map<String, Map<String, Object>> records(Table table, String ref) throws IOException {
    Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .useSnapshot(Refs.head(table, ref))
            .project(table.schema())
            .build()) {
      for (Record row : rows) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Types.NestedField field : table.schema().columns()) {
          Object value = row.getField(field.name());
          values.put(field.name(), value instanceof LocalDateTime ? value.toString() : value);
        }
        byId.put(String.valueOf(row.getField("id")), values);
      }
    }
    return byId;
  }

  /** One file a partition. */
  static List<DataFile> write(Table table, List<Long> ids) throws IOException {
    return writeRecords(table, ids.stream().map(id -> row(table.schema(), id)).toList());
  }

  static List<DataFile> writeRecords(Table table, List<Record> rows) throws IOException {
    PartitionKey key = new PartitionKey(table.spec(), table.schema());
    var wrapper = new InternalRecordWrapper(table.schema().asStruct());
    Map<PartitionKey, List<Record>> byPartition = new LinkedHashMap<>();
    for (Record row : rows) {
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
    DataWriter<Record> writer =
        Parquet.writeData(table.io().newOutputFile(newLocation(table, partition)))
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

  private static String newLocation(Table table, PartitionKey partition) {
    String name = UUID.randomUUID() + ".parquet";
    var locations = table.locationProvider();
    return table.spec().isUnpartitioned()
        ? locations.newDataLocation(name)
        : locations.newDataLocation(table.spec(), partition, name);
  }

  /** All follows from the id, by the column's type; a region stays one when it gets another name. */
  static Record row(Schema schema, long id) {
    Record row = GenericRecord.create(schema);
    for (Types.NestedField field : schema.columns())
      row.setField(field.name(), field.name().equals("id") ? id : value(field, id));
    return row;
  }

  private static Object value(Types.NestedField field, long id) {
    if (field.fieldId() == Actions.REGION) return id % 2 == 0 ? "south" : "north";
    switch (field.type().typeId()) {
      case STRING:
        return "s" + id;
      case LONG:
        return id * 1000;
      case INTEGER:
        return (int) id;
      case DOUBLE:
        return id + 0.5;
      case TIMESTAMP:
        return FIRST.plusHours(id * 6);
      default:
        throw new IllegalArgumentException("No value for " + field);
    }
  }

  /** What a file holds, in its order, as the table's schema has it. */
  static List<Record> recordsOf(Table table, DataFile file) throws IOException {
    Schema schema = table.schema();
    List<Record> records = new ArrayList<>();
    try (CloseableIterable<Record> rows =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(schema)
            .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
            .build()) {
      rows.forEach(row -> records.add(row.copy()));
    }
    return records;
  }

  static long idOf(Record row) {
    return (Long) row.getField("id");
  }
}
