package dev.beckon.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
  private static final Map<String, String> PARAMETERS =
      Map.of("JwtIssuer", "https://issuer", "JwtAudience", "app, web", "PassSigningKey", "key");

  @TempDir Path folder;

  private static Stack beckon() {
    return Template.read(Path.of("template.yaml")).deploy(Deployment.local("p-", PARAMETERS));
  }

  private Template template(String... lines) throws IOException {
    return Template.read(
        Files.writeString(folder.resolve("template.yaml"), String.join("\n", lines)));
  }

  @Test
  void namesTheSevenFunctionsOfBeckon() {
    assertThat(beckon().functions())
        .extracting(FunctionDefinition::name)
        .containsExactly(
            "intake", "selection", "fanout", "acceptance", "visit", "cleanup", "presence");
  }

  @Test
  void mergesTheGlobalsIntoEachFunction() {
    FunctionDefinition selection = beckon().function("selection");

    assertThat(selection.timeoutSeconds()).isEqualTo(30);
    assertThat(beckon().function("intake").timeoutSeconds()).isEqualTo(10);
    assertThat(selection.memoryMegabytes()).isEqualTo(512);
    assertThat(selection.environment())
        .containsEntry("QUARKUS_FUNQY_EXPORT", "selection")
        .containsEntry("BECKON_TABLE", "p-BeckonTable")
        .containsEntry("BECKON_PRESENCE_TABLE", "p-PresenceTable");
  }

  @Test
  void readsTheStreamTriggersWithTheirFilters() {
    assertThat(beckon().function("fanout").streams())
        .singleElement()
        .satisfies(
            mapping -> {
              assertThat(mapping.table()).isEqualTo("BeckonTable");
              assertThat(mapping.batchSize()).isEqualTo(50);
              assertThat(mapping.fromStart()).isTrue();
              assertThat(mapping.maximumRetryAttempts()).isEqualTo(10);
              assertThat(mapping.bisect()).isTrue();
              assertThat(mapping.reportsItemFailures()).isTrue();
              assertThat(mapping.filters()).singleElement().asString().contains("OFFER");
            });
  }

  @Test
  void readsScheduleAuthorizerAndRoutes() {
    assertThat(beckon().schedules())
        .containsExactly(new ScheduleTrigger("EveryMinute", "cleanup", "rate(1 minute)", ""));
    assertThat(beckon().authorizers().get("HostJwt").issuer()).isEqualTo("https://issuer");
    assertThat(beckon().authorizers().get("HostJwt").audience()).containsExactly("app", "web");
    assertThat(beckon().routes())
        .filteredOn(route -> route.key().equals("POST /v1/offers/{id}/accept"))
        .singleElement()
        .satisfies(
            route -> {
              assertThat(route.function()).isEqualTo("acceptance");
              assertThat(route.authorizer()).isEqualTo("HostJwt");
            });
  }

  @Test
  void aRouteMayOptOutOfTheAuthorizerOrAskForScopes() throws IOException {
    Stack stack =
        template(
                "Resources:",
                "  Api:",
                "    Type: AWS::Serverless::HttpApi",
                "    Properties: { Auth: { DefaultAuthorizer: Jwt } }",
                "  KeyFunction:",
                "    Type: AWS::Serverless::Function",
                "    Properties:",
                "      Events:",
                "        Open: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: get, Path: /a,"
                    + " Auth: { Authorizer: NONE } } }",
                "        Admin: { Type: HttpApi, Properties: { ApiId: !Ref Api, Method: get, Path: /b,"
                    + " Auth: { AuthorizationScopes: [admin] } } }")
            .deploy(Deployment.local("", Map.of()));

    assertThat(stack.routes())
        .containsExactly(
            new Route("GET", "/a", "key", "", List.of()),
            new Route("GET", "/b", "key", "Jwt", List.of("admin")));
  }

  @Test
  void readsQueuesAndWhoHearsFromThem() throws IOException {
    Stack stack =
        template(
                "Resources:",
                "  Dead: { Type: AWS::SQS::Queue }",
                "  Timer:",
                "    Type: AWS::SQS::Queue",
                "    Properties: { QueueName: timer, VisibilityTimeout: 180, DelaySeconds: 5,"
                    + " RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3"
                    + " } }",
                "  KeyFunction:",
                "    Type: AWS::Serverless::Function",
                "    Properties:",
                "      Events:",
                "        Due: { Type: SQS, Properties: { Queue: !GetAtt Timer.Arn, BatchSize: 7,"
                    + " FunctionResponseTypes: [ReportBatchItemFailures], ScalingConfig: {"
                    + " MaximumConcurrency: 4 } } }")
            .deploy(Deployment.local("", Map.of()));

    String dead = "arn:aws:sqs:eu-central-1:000000000000:beckon-local-Dead";
    assertThat(stack.queues())
        .containsExactly(
            new QueueDefinition("beckon-local-Dead", 0, 30, Optional.empty()),
            new QueueDefinition(
                "timer", 5, 180, Optional.of(new QueueDefinition.Redrive(dead, 3))));
    assertThat(stack.queueMappings())
        .containsExactly(
            new QueueMapping("key", "arn:aws:sqs:eu-central-1:000000000000:timer", 7, 0, true, 4));
  }

  @Test
  void refusesQueueMappingsThatItCannotPlayOrThatLambdaWouldRefuse() {
    assertThatThrownBy(() -> mapping("BatchSize: 11"))
        .hasMessageEndingWith(
            ".Events.Due: a BatchSize above 10 needs a MaximumBatchingWindowInSeconds of 1 or"
                + " more");
    assertThatThrownBy(() -> mapping("FilterCriteria: { Filters: [] }"))
        .hasMessageEndingWith(".Events.Due: the runner filters no messages of queues");
  }

  private Stack mapping(String property) throws IOException {
    return template(
            "Resources:",
            "  Timer: { Type: AWS::SQS::Queue }",
            "  KeyFunction:",
            "    Type: AWS::Serverless::Function",
            "    Properties:",
            "      Events:",
            "        Due: { Type: SQS, Properties: { Queue: !GetAtt Timer.Arn, "
                + property
                + " } }")
        .deploy(Deployment.local("", Map.of()));
  }

  @Test
  void refusesAnEventItDoesNotKnowAndNamesThePlace() throws IOException {
    Template template =
        template(
            "Resources:",
            "  FooFunction:",
            "    Type: AWS::Serverless::Function",
            "    Properties: { Events: { Mail: { Type: Email } } }");

    assertThatThrownBy(() -> template.deploy(Deployment.local("", Map.of())))
        .isInstanceOf(TemplateException.class)
        .hasMessage(
            "Resources.FooFunction.Properties.Events.Mail: the runner does not know events of"
                + " Email");
  }

  @Test
  void namesTheParameterThatHasNoValue() {
    Template template = Template.read(Path.of("template.yaml"));

    assertThatThrownBy(() -> template.deploy(Deployment.local("", Map.of("JwtIssuer", "x"))))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("the parameter PassSigningKey has no value");
  }

  @Test
  void refusesAValueForAParameterThatTheTemplateLacks() {
    Template template = Template.read(Path.of("template.yaml"));

    assertThatThrownBy(() -> template.deploy(Deployment.local("", Map.of("Nope", "x"))))
        .hasMessage("Parameters: the template has no parameter Nope");
  }

  @Test
  void saysThatTheFileIsMissingOrNoTemplate() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> Template.read(missing))
        .hasMessageStartingWith("cannot read the template");
    assertThatThrownBy(() -> template("a: [")).hasMessageContaining("is not YAML");
    assertThatThrownBy(() -> template("a: b")).hasMessageContaining("it has no Resources");
  }
}
