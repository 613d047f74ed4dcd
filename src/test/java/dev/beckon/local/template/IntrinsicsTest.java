package dev.beckon.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
  @TempDir Path folder;

  private JsonNode value(String expression) throws IOException {
    String template =
        """
        Parameters:
          Name: { Type: String, Default: given }
          Empty: { Type: String, Default: "" }
          Several: { Type: CommaDelimitedList, Default: "a, b" }
          Arn: { Type: String, Default: "arn:aws:sns:r:a:app/GCM/x" }
        Conditions:
          HasName: !Not [!Equals [!Ref Name, ""]]
          HasEmpty: !Not [!Equals [!Ref Empty, ""]]
          Both: !And [!Condition HasName, !Condition HasEmpty]
          Either: !Or [!Condition HasName, !Condition HasEmpty]
        Resources:
          Things: { Type: AWS::DynamoDB::Table }
          Queue: { Type: AWS::SQS::Queue }
          Named: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub "${AWS::StackName}-named" } }
          Bucket: { Type: AWS::S3::Bucket }
          Key: { Type: AWS::SecretsManager::Secret }
          F:
            Type: AWS::Serverless::Function
            Properties:
              Value: %s
        """
            .formatted(expression);
    JsonNode tree = TemplateYaml.read(Files.writeString(folder.resolve("template.yaml"), template));
    DeployedNames names = new DeployedNames(tree, Deployment.local("p-", Map.of()));
    return new Intrinsics(names, tree.path("Conditions"))
        .resolve(tree.at("/Resources/F/Properties/Value"), "F.Value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Name                                  | \"given\"",
        "{ Ref: Name }                              | \"given\"",
        "!Ref Things                                | \"p-Things\"",
        "!Ref Several                               | [\"a\",\"b\"]",
        "!Ref AWS::Region                           | \"eu-central-1\"",
        "!GetAtt Things.Arn | \"arn:aws:dynamodb:eu-central-1:000000000000:table/p-Things\"",
        "{ 'Fn::GetAtt': [F, Arn] } | \"arn:aws:lambda:eu-central-1:000000000000:function:F\"",
        "!Ref Named | "
            + "\"https://sqs.eu-central-1.amazonaws.com/000000000000/beckon-local-named\"",
        "!GetAtt Named.Arn | \"arn:aws:sqs:eu-central-1:000000000000:beckon-local-named\"",
        "!GetAtt Queue.QueueName | \"beckon-local-Queue\"",
        "!Sub '{{secret:${Key}}}' | "
            + "\"{{secret:arn:aws:secretsmanager:eu-central-1:000000000000:secret:Key}}\"",
        "!Sub '${Name}-${AWS::Region}-${!Kept}'     | \"given-eu-central-1-${Kept}\"",
        "!Sub ['${X}/${Name}', { X: !Ref Several }] | \"a,b/given\"",
        "!If [HasName, yes-it-has, 'no']            | \"yes-it-has\"",
        "!If [HasEmpty, 'yes', no-it-has-not]       | \"no-it-has-not\"",
        "!If [Both, both, not-both]                 | \"not-both\"",
        "!If [Either, either, neither]              | \"either\"",
        "[a, !If [HasEmpty, b, !Ref AWS::NoValue]]  | [\"a\"]",
        "{ a: 1, b: !Ref AWS::NoValue }             | {\"a\":1}",
        "!Join ['-', [x, !Ref Name]]                | \"x-given\"",
        "!Join [':endpoint', !Split [':app', !Ref Arn]] | \"arn:aws:sns:r:a:endpoint/GCM/x\"",
        "!Select [1, !Ref Several]                  | \"b\"",
        "!Equals [!Ref Name, given]                 | true"
      })
  void areCarriedOut(String expression, String expected) throws IOException {
    assertThat(value(expression)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!ImportValue x   | F.Value: the runner does not know Fn::ImportValue",
        "!Ref Nobody      | F.Value: there is neither parameter nor resource Nobody",
        "!Ref Bucket      | F.Value: cannot tell what Ref Bucket is, a AWS::S3::Bucket",
        "!GetAtt Bucket.Arn | F.Value: cannot tell an attribute of Bucket, a AWS::S3::Bucket",
        "!GetAtt Things.Size | F.Value: cannot tell Size of Things",
        "!Ref AWS::Moon   | F.Value: the runner does not know AWS::Moon",
        "!If [Nope, 1, 2] | F.Value: there is no condition Nope",
        "!Join [a]        | F.Value: Fn::Join takes a list of 2",
        "{ in: [!Base64 x] } | F.Value.in[0]: the runner does not know Fn::Base64"
      })
  void nameThePlaceWhereTheyCannotBe(String expression, String message) {
    assertThatThrownBy(() -> value(expression))
        .isInstanceOf(TemplateException.class)
        .hasMessage(message);
  }

  @Test
  void leavePlainValuesAlone() throws IOException {
    assertThat(value("{ a: [1, true, x], b: { c: 2.5 } }"))
        .hasToString("{\"a\":[1,true,\"x\"],\"b\":{\"c\":2.5}}");
  }
}
