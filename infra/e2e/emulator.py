"""Starts MiniStack and puts in what it lacks of AWS; README.md beside this file says what and why.

Ends with whoever started it: when its standard input is closed, it goes and takes every function process with it.
"""

import json
import os
import signal
import string
import sys
import threading
import time
from urllib.parse import parse_qs

from ministack import app as gateway
from ministack.core import iam_actions, lambda_runtime
from ministack.services import apigateway, sns
from ministack.services.cloudformation import changesets, engine, handlers, provisioners  # noqa: F401 (see transform_nested_stacks)

pushes = []


def read_the_routes_of_an_api():
    """MiniStack makes an HTTP API without its Body, and that is where SAM puts the routes and the authorizer."""
    known = provisioners._RESOURCE_HANDLERS["AWS::ApiGatewayV2::Api"]
    create = known["create"]

    def create_with_routes(logical_id, props, stack_name):
        api, attributes = create(logical_id, props, stack_name)
        body = props.get("Body") or {}
        if cors := body.get("x-amazon-apigateway-cors"):
            apigateway._apis[api]["corsConfiguration"] = cors
        authorizers = {name: add_authorizer(api, name, scheme["x-amazon-apigateway-authorizer"])
                       for name, scheme in body.get("components", {}).get("securitySchemes", {}).items()
                       if "x-amazon-apigateway-authorizer" in scheme}
        for path, methods in body.get("paths", {}).items():
            for method, operation in methods.items():
                if "x-amazon-apigateway-integration" in operation:
                    add_route(api, f"{method.upper()} {path}", operation, authorizers)
        return api, attributes

    known["create"] = create_with_routes


def add_authorizer(api, name, authorizer):
    made = apigateway._create_authorizer(api, {
        "name": name,
        "authorizerType": authorizer["type"].upper(),
        "identitySource": [authorizer["identitySource"]],
        "jwtConfiguration": authorizer["jwtConfiguration"],
    })
    return json.loads(made[2])["authorizerId"]


def add_route(api, key, operation, authorizers):
    integration = operation["x-amazon-apigateway-integration"]
    made = apigateway._create_integration(api, {
        "integrationType": integration["type"].upper(),
        "integrationUri": integration["uri"],
        "payloadFormatVersion": integration["payloadFormatVersion"],
    })
    route = {"routeKey": key, "target": "integrations/" + json.loads(made[2])["integrationId"]}
    for scheme, scopes in (pair for security in operation.get("security", []) for pair in security.items()):
        # SAM's word for a route without an authorizer, which has no scheme of that name.
        if scheme == "NONE":
            continue
        route.update(authorizationType="JWT", authorizerId=authorizers[scheme], authorizationScopes=scopes)
    apigateway._create_route(api, route)


def transform_nested_stacks():
    """MiniStack applies AWS::LanguageExtensions to the template it is given, but to no stack within it."""
    parse = engine._parse_template
    # The modules that read whole templates have their own names for this one already; nested stacks look it up here.
    engine._parse_template = lambda body: engine._apply_transforms(parse(body), [])


def name_endpoints_as_aws_does():
    """MiniStack names them app/GCM/name/id, AWS endpoint/GCM/name/id, which is what the roles say."""
    create = sns._create_platform_endpoint

    def create_platform_endpoint(params):
        status, headers, body = create(params)
        for arn in [arn for arn in sns._platform_endpoints if ":app/" in arn]:
            endpoint = sns._platform_endpoints.pop(arn)
            endpoint["arn"] = arn.replace(":app/", ":endpoint/", 1)
            sns._platform_endpoints[endpoint["arn"]] = endpoint
            body = body.replace(arn.encode(), endpoint["arn"].encode())
        return status, headers, body

    sns._create_platform_endpoint = create_platform_endpoint


def refuse_pushes_to_disabled_endpoints():
    """MiniStack keeps that an endpoint is disabled, and takes pushes to it all the same; AWS refuses them."""
    publish = sns._publish

    def publish_unless_disabled(params):
        endpoint = sns._platform_endpoints.get(sns._p(params, "TargetArn"))
        if endpoint and endpoint["attributes"].get("Enabled", "true").lower() == "false":
            return sns._error("EndpointDisabled", "Endpoint is disabled", 400)
        return publish(params)

    sns._publish = publish_unless_disabled


def keep_pushes():
    """MiniStack answers a publish to an endpoint and forgets it; GET /_emulator/pushes shows them all, oldest first."""
    publish = sns._publish

    def publish_and_keep(params):
        answer = publish(params)
        endpoint = sns._platform_endpoints.get(sns._p(params, "TargetArn"))
        if endpoint and answer[0] == 200:
            pushes.append({
                "number": len(pushes) + 1,
                "atMillis": int(time.time() * 1000),
                "messageId": answer[2].decode().split("<MessageId>")[1].split("<")[0],
                "targetArn": endpoint["arn"],
                "token": endpoint["attributes"].get("Token", ""),
                "customUserData": endpoint["attributes"].get("CustomUserData", ""),
                "structure": sns._p(params, "MessageStructure"),
                "message": sns._p(params, "Message"),
                "attributes": {name: value.get("StringValue", "")
                               for name, value in sns._parse_message_attributes(params).items()},
            })
        return answer

    sns._publish = publish_and_keep
    serve = gateway.app

    async def app(scope, receive, send):
        if scope["type"] == "http" and scope["path"] == "/_emulator/pushes":
            await send({"type": "http.response.start", "status": 200,
                        "headers": [(b"content-type", b"application/json")]})
            await send({"type": "http.response.body", "body": json.dumps(pushes).encode()})
        else:
            await serve(scope, receive, send)

    gateway.app = app


def know_what_sns_calls_are_about():
    """MiniStack's IAM holds calls about platform applications and endpoints against the resource *."""
    extract = iam_actions.extract_resource_arn

    def extract_resource_arn(service, method, path, headers, body, query_params, *where):
        if service == "sns":
            named = {**parse_qs((body or b"").decode("utf-8", "replace")), **query_params}
            for name in ("PlatformApplicationArn", "EndpointArn"):
                if named.get(name):
                    value = named[name]
                    return value[0] if isinstance(value, list) else value
        return extract(service, method, path, headers, body, query_params, *where)

    iam_actions.extract_resource_arn = extract_resource_arn


def stand_in_for_unknown_resources():
    """CloudFormation there refuses CodeDeploy and alarms with metric math: they are accepted, and do nothing."""

    def create(logical_id, props, stack_name, *_):
        return f"{stack_name}-{logical_id}", {}

    def nothing(*_):
        return None

    known = provisioners._RESOURCE_HANDLERS
    for kind in ("AWS::CodeDeploy::Application", "AWS::CodeDeploy::DeploymentGroup"):
        known.setdefault(kind, {"create": create, "delete": nothing})
    alarm = known["AWS::CloudWatch::Alarm"]
    create_alarm, delete_alarm = alarm["create"], alarm["delete"]
    alarm["create"] = lambda logical_id, props, *rest: (
        create if props.get("Metrics") else create_alarm)(logical_id, props, *rest)
    alarm["delete"] = lambda physical_id, props: (
        nothing if props.get("Metrics") else delete_alarm)(physical_id, props)


def leave_punctuation_out_of_secrets():
    """MiniStack makes up secrets of every character, and knows ExcludeCharacters but not ExcludePunctuation."""
    make = provisioners._sm_secret_string

    def make_without(props):
        wanted = dict(props.get("GenerateSecretString") or {})
        if str(wanted.get("ExcludePunctuation", "")).lower() == "true":
            wanted["ExcludeCharacters"] = wanted.get("ExcludeCharacters", "") + string.punctuation
        return make({**props, "GenerateSecretString": wanted})

    provisioners._sm_secret_string = make_without


def be_patient_with_a_cold_jvm():
    """As on AWS, who is not ready 10 s after the start is ended; several JVMs at once on two cores take longer."""
    lambda_runtime._PROVIDED_INIT_TIMEOUT = 50.0


def end_with_the_starter():
    """A group of its own, so that Ctrl-C is the starter's to handle, and one signal reaches the functions too."""
    os.setsid()

    def wait():
        sys.stdin.read()
        os.killpg(0, signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


if __name__ == "__main__":
    end_with_the_starter()
    read_the_routes_of_an_api()
    transform_nested_stacks()
    name_endpoints_as_aws_does()
    refuse_pushes_to_disabled_endpoints()
    keep_pushes()
    know_what_sns_calls_are_about()
    stand_in_for_unknown_resources()
    leave_punctuation_out_of_secrets()
    be_patient_with_a_cold_jvm()
    gateway.main()
