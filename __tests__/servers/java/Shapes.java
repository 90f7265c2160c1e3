import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdatePartitionSpec;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.Term;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Columns, and how rows are laid out by them. */
final class Shapes {
  /** `bucket[4](id)`, `truncate[10](id)`, `day(at)`, or a column. */
  private static final Pattern FIELD = Pattern.compile("(\\w+)(?:\\[(\\d+)\\])?(?:\\((\\w+)\\))?");

  /** The two columns that every table has, and these. */
  static Schema schema(JsonNode columns) {
    List<Types.NestedField> fields = new ArrayList<>(Actions.SCHEMA.columns());
    Actions.strings(columns)
        .forEach(
            (name, type) -> fields.add(Types.NestedField.optional(fields.size() + 1, name, typeOf(type))));
    return new Schema(fields);
  }

  static PartitionSpec spec(Schema schema, JsonNode fields) {
    PartitionSpec.Builder builder = PartitionSpec.builderFor(schema);
    for (JsonNode one : fields) {
      Matcher field = parse(one.asText());
      switch (field.group(1)) {
        case "bucket" -> builder.bucket(field.group(3), Integer.parseInt(field.group(2)));
        case "truncate" -> builder.truncate(field.group(3), Integer.parseInt(field.group(2)));
        case "day" -> builder.day(field.group(3));
        default -> builder.identity(field.group(1));
      }
    }
    return builder.build();
  }

  static Object updateSpec(Table table, JsonNode action) {
    UpdatePartitionSpec update = table.updateSpec();
    for (JsonNode field : action.path("remove")) update.removeField(term(field.asText()));
    for (JsonNode field : action.path("add")) update.addField(term(field.asText()));
    update.commit();
    return null;
  }

  private static Term term(String text) {
    Matcher field = parse(text);
    switch (field.group(1)) {
      case "bucket":
        return Expressions.bucket(field.group(3), Integer.parseInt(field.group(2)));
      case "truncate":
        return Expressions.truncate(field.group(3), Integer.parseInt(field.group(2)));
      case "day":
        return Expressions.day(field.group(3));
      default:
        return Expressions.ref(field.group(1));
    }
  }

  private static Matcher parse(String field) {
    Matcher matcher = FIELD.matcher(field);
    if (!matcher.matches()) throw new IllegalArgumentException("No partition field " + field);
    return matcher;
  }

  /** Where the rows with these ids would be, by the words of the partition's folder. */
  static List<String> partitions(JsonNode action) {
    Schema schema = schema(action.path("columns"));
    PartitionSpec spec = spec(schema, action.get("spec"));
    PartitionKey key = new PartitionKey(spec, schema);
    var wrapper = new InternalRecordWrapper(schema.asStruct());
    List<String> paths = new ArrayList<>();
    for (long id : Actions.numbers(action.get("ids"))) {
      key.partition(wrapper.wrap(Rows.row(schema, id)));
      paths.add(spec.partitionToPath(key));
    }
    return paths;
  }

  static Object updateSchema(Table table, JsonNode action) {
    UpdateSchema update = table.updateSchema();
    Actions.strings(action.path("add")).forEach((name, type) -> update.addColumn(name, typeOf(type)));
    action.path("drop").forEach(name -> update.deleteColumn(name.asText()));
    Actions.strings(action.path("rename")).forEach(update::renameColumn);
    Actions.strings(action.path("retype"))
        .forEach((name, type) -> update.updateColumn(name, typeOf(type).asPrimitiveType()));
    update.commit();
    return null;
  }

  private static Type typeOf(String name) {
    return Types.fromPrimitiveString(name);
  }
}
