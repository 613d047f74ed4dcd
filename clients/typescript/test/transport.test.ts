import assert from "node:assert/strict";
import { test } from "node:test";
import { isRefused, NotUnderstood, Refused, SignedOut, Unreachable } from "../src/index.ts";
import { FakeServer, ok, problem } from "./fakes.ts";

const ME = "GET /v1/me";
const INVITE = "POST /v1/invitations";
const BUSY = problem(503, "busy", {}, { "retry-after": "1" });

test("what passes is tried again, later each time, and never before Retry-After", async () => {
  const server = new FakeServer().on(ME, BUSY, "unreachable", { status: 500, json: { message: "Internal Server Error" } }, ok({ host: "a" }));
  const me = server.kit().call("get", "/v1/me", {});

  await server.clock.pass(999);
  assert.equal(server.calls.length, 1);
  await server.clock.pass(1_000);
  assert.equal(server.calls.length, 2);
  await server.clock.pass(10_000);

  assert.deepEqual(await me, { host: "a" });
  assert.equal(server.calls.length, 4);
});

test("four times are enough", async () => {
  const server = new FakeServer().on(ME, "unreachable");
  const failing = assert.rejects(server.kit().call("get", "/v1/me", {}), (error) => error instanceof Unreachable && error.status === undefined);

  await server.clock.pass(60_000);
  await failing;

  assert.equal(server.calls.length, 4);
});

test("phones that fail together do not come back together", async () => {
  const begun = async (random: number): Promise<number> => {
    const server = new FakeServer().on(ME, "unreachable", ok({}));
    const call = server.kit({ random: () => random }).call("get", "/v1/me", {});
    let waited = 0;
    while (server.calls.length < 2) {
      await server.clock.pass(10);
      waited += 10;
    }
    await call;
    return waited;
  };

  assert.ok((await begun(0.9)) - (await begun(0.1)) > 200);
});

test("an answer that does not come is given up after a while, and asked for again", async () => {
  const server = new FakeServer().on(ME, "hang", ok({ host: "a" }));
  const me = server.kit().call("get", "/v1/me", {});

  await server.clock.pass(30_000);

  assert.deepEqual(await me, { host: "a" });
});

test("a refusal is not tried again, and is told apart by its type", async () => {
  const server = new FakeServer().on(INVITE, problem(409, "invitation-open", { invitation: "scm490eiohe9nuqm" }));
  const kit = server.kit();

  await assert.rejects(kit.inviting.invite({ seats: 1, condition: { languages: ["en"] } }), (error) => {
    assert.ok(isRefused(error, "invitation-open"));
    assert.equal(error.problem.invitation, "scm490eiohe9nuqm");
    assert.ok(!isRefused(error, "no-profile"));
    return true;
  });
  assert.equal(server.calls.length, 1);
});

test("nobody waits for hours: it is said at once when to come back", async () => {
  const server = new FakeServer().on(INVITE, problem(429, "too-many-invitations", { limit: "per-hour" }, { "retry-after": "1800" }));

  await assert.rejects(server.kit().inviting.invite({ seats: 1, condition: { languages: ["en"] } }), (error) => {
    assert.ok(error instanceof Refused && error.is("too-many-invitations"));
    assert.equal(error.retryAfterSeconds, 1800);
    assert.equal(error.problem.limit, "per-hour");
    return true;
  });
  assert.equal(server.calls.length, 1);
});

test("all attempts to invite carry one key, and the next invitation another", async () => {
  const server = new FakeServer().on(INVITE, BUSY, { status: 201, json: {} });
  const kit = server.kit();

  const first = kit.inviting.invite({ seats: 1, condition: { languages: ["en"] } });
  await server.clock.pass(10_000);
  await first;
  await kit.inviting.invite({ seats: 1, condition: { languages: ["en"] } });

  const keys = server.calls.map((call) => call.headers["Idempotency-Key"]);
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[1], keys[2]);
  assert.match(keys[0] ?? "", /^[\x21-\x7e]{1,128}$/);
});

test("a token that is not taken is replaced once", async () => {
  const server = new FakeServer().on(ME, { status: 401, json: { message: "Unauthorized" } }, ok({ host: "a" }));
  const kit = server.kit({ token: (refused) => (refused ? "fresh" : "old") });

  assert.deepEqual(await kit.call("get", "/v1/me", {}), { host: "a" });
  assert.deepEqual(server.calls.map((call) => call.headers["authorization"]), ["Bearer old", "Bearer fresh"]);

  server.on(ME, { status: 401, json: { message: "Unauthorized" } });
  await assert.rejects(kit.call("get", "/v1/me", {}), SignedOut);
});

test("an answer that is not Beckon's is not taken for one", async () => {
  const server = new FakeServer().on(ME, { status: 200, text: "<html>Welcome to our WiFi</html>" });
  const kit = server.kit();

  await assert.rejects(kit.call("get", "/v1/me", {}), NotUnderstood);
  server.on(ME, { status: 404, json: { message: "Not Found" } });
  await assert.rejects(kit.call("get", "/v1/me", {}), (error) => error instanceof NotUnderstood && error.status === 404);
});

test("what stands in a path or a query stays there", async () => {
  const server = new FakeServer().on("DELETE /v1/me/devices/a%2Fb", { status: 204 });

  await server.kit().call("delete", "/v1/me/devices/{deviceId}", { path: { deviceId: "a/b" } });

  assert.deepEqual(server.routes, ["DELETE /v1/me/devices/a%2Fb"]);
});
