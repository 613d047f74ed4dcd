package dev.beckon.local.lambda;

import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.FunctionDefinition;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a function finds in its environment: what Lambda gives, where this machine's DynamoDB, SNS
 * and SQS are, and what the template says. Nothing of the runner's own environment but the way to
 * java.
 *
 * @param folder the unpacked zip
 * @param metered whether DynamoDB hears by the path which instance asks
 * @param media what stands in for a media server
 */
public record FunctionEnvironment(
    Deployment deployment,
    Path folder,
    URI dynamoDb,
    boolean metered,
    URI sns,
    URI sqs,
    URI media) {

  /** With a DynamoDB that is not told who asks. */
  public FunctionEnvironment(
      Deployment deployment, Path folder, URI dynamoDb, URI sns, URI sqs, URI media) {
    this(deployment, folder, dynamoDb, false, sns, sqs, media);
  }

  Map<String, String> of(FunctionDefinition function, String runtimeApi) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    variables.put("AWS_REGION", deployment.region());
    variables.put("AWS_DEFAULT_REGION", deployment.region());
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    // The Runtime API's path ends with the function and the number of its instance.
    String account = metered ? runtimeApi.substring(runtimeApi.indexOf('/')) : "";
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb + account);
    variables.put("AWS_ENDPOINT_URL_SNS", sns.toString());
    variables.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
    variables.put("AWS_ENDPOINT_URL_IVS", media.toString());
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", function.logicalId());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    // Here people read the logs.
    variables.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
    variables.put("_HANDLER", function.handler());
    variables.put("LAMBDA_TASK_ROOT", folder.toString());
    variables.putAll(function.environment());
    return variables;
  }
}
