"""What a role may do is said in full: a rule for cfn-lint, which sees the template as SAM has expanded it."""

from cfnlint.rules import CloudFormationLintRule, RuleMatch

POLICIES = {
    "AWS::IAM::Role": ["Policies"],
    "AWS::IAM::Policy": ["PolicyDocument"],
    "AWS::IAM::ManagedPolicy": ["PolicyDocument"],
    "AWS::SQS::QueuePolicy": ["PolicyDocument"],
    "AWS::S3::BucketPolicy": ["PolicyDocument"],
    "AWS::SNS::TopicPolicy": ["PolicyDocument"],
}

# X-Ray knows no resources.
ANY_RESOURCE = {"xray:PutTraceSegments", "xray:PutTelemetryRecords"}

# SAM gives these to CodeDeploy, and only where a gradual rollout is asked for.
MANAGED = ("AWSCodeDeployRoleForLambda", "AWSCodeDeployRoleForLambdaLimited")


class NoWildcards(CloudFormationLintRule):
    """Actions in full, resources of this stack; no policies whose words stand elsewhere."""

    id = "E9101"
    shortdesc = "A policy allows more than it names"
    description = "Allowed actions are written out, and what they act on is named; X-Ray's resource is the one exception."
    source_url = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"
    tags = ["iam"]

    def match(self, cfn):
        for name, resource in cfn.get_resources().items():
            properties = resource.get("Properties", {})
            path = ["Resources", name, "Properties"]
            for at, arn in enumerate(each(properties.get("ManagedPolicyArns"))):
                if not str(words(arn)).endswith(MANAGED):
                    yield RuleMatch([*path, "ManagedPolicyArns", at], "a managed policy says elsewhere what it allows")
            for key in POLICIES.get(resource.get("Type"), []):
                yield from self.statements(properties.get(key), [*path, key])

    def statements(self, node, path):
        """Walks down to every statement, through lists and Fn::If alike."""
        if isinstance(node, list):
            for at, child in enumerate(node):
                yield from self.statements(child, [*path, at])
        elif isinstance(node, dict) and "Effect" in node:
            yield from self.statement(node, path)
        elif isinstance(node, dict):
            for key, child in node.items():
                yield from self.statements(child, [*path, key])

    def statement(self, statement, path):
        if statement["Effect"] != "Allow":
            return
        for inverted in ("NotAction", "NotResource", "NotPrincipal"):
            if inverted in statement:
                yield RuleMatch([*path, inverted], f"{inverted} allows what nobody has named")
        principal = statement.get("Principal")
        if principal == "*" or (isinstance(principal, dict) and "*" in each(principal.get("AWS"))):
            yield RuleMatch([*path, "Principal"], "anybody is allowed this")
        actions = each(statement.get("Action"))
        for action in actions:
            if "*" in action:
                yield RuleMatch([*path, "Action"], f"{action} is not written out")
        if not set(actions) <= ANY_RESOURCE:
            for resource in each(statement.get("Resource")):
                if too_wide(words(resource)):
                    yield RuleMatch([*path, "Resource"], f"{words(resource)} names no resource")


def too_wide(resource):
    """A star may stand at the very end, for the parts of a thing that is named before it."""
    named = resource.removesuffix("/*").removesuffix(":*")
    shortened = named != resource and named.startswith("arn:") and named.count(":") < 5
    return not named or "*" in named or shortened


def words(value):
    """The text of a value; what only the deployment knows becomes its name in braces."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and len(value) == 1:
        function, argument = next(iter(value.items()))
        if function == "Fn::Sub":
            return argument if isinstance(argument, str) else argument[0]
        if function == "Fn::Join":
            separator, parts = argument
            return separator.join(words(part) for part in parts) if isinstance(parts, list) else "{joined}"
        return "{" + str(argument) + "}"
    return str(value)


def each(value):
    """The value as a list: policies write one without brackets."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
