import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * Iceberg's Java library as an engine: reads {"catalog", "action"} a line, answers {"answer"} or
 * {"error"} a line. The actions are those of engine-actions.ts.
 */
public final class Engine {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] args) throws Exception {
    // Iceberg tells of each commit.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // What a library prints is no answer.
    System.setOut(System.err);
    var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine())
      answers.println(JSON.writeValueAsString(answer(line)));
    System.exit(0);
  }

  private static ObjectNode answer(String line) {
    ObjectNode answer = JSON.createObjectNode();
    try {
      JsonNode request = JSON.readTree(line);
      var catalog = Catalogs.open(request.get("catalog"));
      answer.set("answer", JSON.valueToTree(Actions.perform(catalog, request.get("action"))));
    } catch (Throwable error) {
      StringWriter trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace));
      answer.put("error", trace.toString());
    }
    return answer;
  }
}
